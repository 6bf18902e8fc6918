import type { PayloadRequest } from 'payload'
import { env } from '@/kernel/env'
import { AppError } from '@/kernel/errors'
import { identity } from '@/kernel/identity'
import { recordLink, recordLinks } from '@/kernel/recordLinks'
import { recordsNamedIn } from '../domain/addresses'
import type { LinkedCard } from './schemas'

/** A record of another module that a conversation is about. */
export interface LinkInput {
  type: string
  id: string
}

const keyOf = ({ type, id }: LinkInput): string => `${type} ${id}`

interface Community {
  id: string
  slug: string
}

/** One question for each kind of record, however many there are. */
const cardsOf = async (
  req: PayloadRequest,
  community: Community,
  links: readonly LinkInput[],
): Promise<ReadonlyMap<string, LinkedCard>> => {
  const found = new Map<string, LinkedCard>()
  for (const type of new Set(links.map((link) => link.type))) {
    const asked = links.filter((link) => link.type === type).map(({ id }) => id)
    const ids = [...new Set(asked)]
    const cards = await recordLink(type)?.cards({ req, community, ids })
    for (const [id, card] of cards ?? []) found.set(keyOf({ type, id }), { type, ...card })
  }
  return found
}

/**
 * The card of a linked record, by the rights of the person; null where it is not for them or not
 * there any more.
 */
export const cardOf = async (
  req: PayloadRequest,
  community: string,
  link: LinkInput,
): Promise<LinkedCard | null> => {
  if (!recordLink(link.type)) return null
  const place = await identity().communityById(req, community)
  if (!place) return null
  return (await cardsOf(req, place, [link])).get(keyOf(link)) ?? null
}

/** @throws AppError 404 where there is no such record for the person. */
export const checkLink = async (
  req: PayloadRequest,
  community: string,
  link: LinkInput,
): Promise<void> => {
  if (await cardOf(req, community, link)) return
  throw new AppError({ code: 'conversations.link-missing', status: 404, field: 'link' })
}

interface Carrying {
  body: string
  cards?: LinkedCard[] | undefined
}

/**
 * Gives messages the cards of the records whose addresses they name, as far as the person who reads
 * may see those. Nothing is asked where no message names one.
 */
export const withCards = async <Message extends Carrying>(
  req: PayloadRequest,
  community: string,
  messages: readonly Message[],
): Promise<Message[]> => {
  const { origin } = new URL(env().PUBLIC_URL)
  const pages = recordLinks().flatMap(({ type, pages: paths }) =>
    paths.map((page) => ({ type, page })),
  )
  const named = messages.map(({ body }) => recordsNamedIn(body, { origin, pages }))
  const all = named.flat()
  const place = all.length === 0 ? null : await identity().communityById(req, community)
  if (!place) return [...messages]
  const isHere = ({ slug }: { slug: string }) => slug === place.slug
  const found = await cardsOf(req, place, all.filter(isHere))
  return messages.map((message, index) => {
    const cards = (named[index] ?? [])
      .filter(isHere)
      .flatMap((link) => found.get(keyOf(link)) ?? [])
    return cards.length === 0 ? message : { ...message, cards }
  })
}
