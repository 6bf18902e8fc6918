import type { Answer } from '@/kernel/portal/offline/domain/queue'
import { inParts } from '@/kernel/portal/offline/domain/queue'
import type { Enrolment } from '@/kernel/portal/offline/enrolment'
import { postEntries, sendInParts } from '@/kernel/portal/offline/sendEntries'
import type { OfflineEntry, OfflineRelease } from '../../domain/offlineDesk'
import { stagePicture } from '../components/stagePicture'

/** Signatures wait on the server for their entries, and not many of them at a time. */
const PART = 10

/** What was drawn. A page of ours may not fetch a data address. */
const pictureOf = (drawing: string): Blob => {
  const binary = atob(drawing.slice(drawing.indexOf(',') + 1))
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  return new Blob([bytes], { type: 'image/png' })
}

const releaseBody = async (
  slug: string,
  { drawing, collector, at, ...rest }: OfflineRelease,
): Promise<object | null> => {
  const said = {
    ...rest,
    happenedAt: new Date(at).toISOString(),
    ...(collector !== null && { collector }),
  }
  if (drawing === null) return { ...said, signature: 'paper' }
  const staged = await stagePicture(slug, 'package-signature', pictureOf(drawing), 'signature.png')
  return 'id' in staged ? { ...said, signature: 'screen', signatureFile: staged.id } : null
}

const bodyOf = async (slug: string, entry: OfflineEntry): Promise<object | null> => {
  if (entry.kind === 'release') return releaseBody(slug, entry)
  const { at, ...said } = entry
  return { ...said, happenedAt: new Date(at).toISOString() }
}

const sendPart = async (
  { slug, device }: Enrolment,
  part: readonly OfflineEntry[],
): Promise<[string, Answer][]> => {
  const entries: object[] = []
  for (const entry of part) {
    const body = await bodyOf(slug, entry)
    if (body) entries.push(body)
  }
  if (entries.length === 0) return []
  return postEntries(slug, 'packages/offline-entries', { device, entries })
}

/** Brings entries to the server. What there is no answer for waits on. */
export const sendEntries = (
  enrolment: Enrolment,
  entries: readonly OfflineEntry[],
): Promise<Map<string, Answer>> =>
  sendInParts(inParts(entries, PART), (part) => sendPart(enrolment, part))
