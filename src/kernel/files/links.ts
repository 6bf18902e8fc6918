import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '../env'
import type { Variant } from './storedFiles'

/** Seconds for which a link holds at most, where its purpose says nothing else. */
const LINK_SECONDS = 600

export interface LinkOf {
  /** Ids. */
  community: string
  file: string
  person: string
  variant: Variant
}

const sign = ({ community, file, person, variant }: LinkOf, until: number): Buffer =>
  createHmac('sha256', env().FILES_SECRET)
    .update(['file-link', community, file, person, variant, String(until)].join('|'))
    .digest()

/**
 * Where a person gets a file for the next minutes; it is of no use to anybody else. It holds for half of the
 * seconds to all of them: it stays the same for a while, so a list can be shown again.
 */
const linkTo = (link: LinkOf, now: Date, seconds: number): string => {
  const step = seconds / 2
  const until = (Math.floor(now.getTime() / 1000 / step) + 2) * step
  const signature = sign(link, until).toString('base64url')
  const query = `v=${link.variant}&until=${String(until)}&sig=${signature}`
  return `/api/files/${link.community}/${link.file}?${query}`
}

/** Links of a file as answers carry them. */
export const linksTo = (
  link: Omit<LinkOf, 'variant'>,
  isImage: boolean,
  now: Date,
  seconds = LINK_SECONDS,
) => ({
  url: linkTo({ ...link, variant: 'full' }, now, seconds),
  thumbnailUrl: isImage ? linkTo({ ...link, variant: 'thumb' }, now, seconds) : null,
})

/** Whether a link is one of ours for this person, and still in time. */
export const checkLink = (
  link: LinkOf,
  { until, sig }: { until: number; sig: string },
  now: Date,
): 'good' | 'over' | 'wrong' => {
  const given = Buffer.from(sig, 'base64url')
  const right = sign(link, until)
  if (given.byteLength !== right.byteLength || !timingSafeEqual(given, right)) return 'wrong'
  return until * 1000 > now.getTime() ? 'good' : 'over'
}
