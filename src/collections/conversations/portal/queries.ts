import 'server-only'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { notFound } from '@/kernel/errors'
import type { PortalContext } from '@/kernel/portal/context'
import { startOfDay } from '../domain/days'
import { linkIn, openAbout } from '../operations/asking'
import { blockStateOf, listBlocks } from '../operations/blocks'
import { conversationDetail } from '../operations/detail'
import type { ConversationDetail } from '../operations/detail'
import { findInput, findPeople } from '../operations/findPeople'
import { cardOf } from '../operations/links'
import { listMessages } from '../operations/listMessages'
import { inbox, inboxInput, countUnreadConversations } from '../operations/lists'
import { ownPreferences } from '../operations/neighbours'
import { topicsOffered } from '../operations/route'
import { conversationRows, messagingRules } from '../operations/rules'
import type { ConversationRow, LinkedCard, MessageView } from '../operations/schemas'
import { searchInput, searchMessages } from '../operations/search'

/** Messages that the server draws at once. */
const PAGE = 50
/** Of what came before a message that was looked for. */
const BEFORE_FOUND = 10
const PEOPLE_SHOWN = 20

const at = ({ req, community }: PortalContext) => ({ req, community: community.id })

export const myInbox = (context: PortalContext, before: string | undefined) => {
  const asked = inboxInput.safeParse({ limit: 30, ...(before !== undefined && { before }) })
  const query = asked.success ? asked.data : inboxInput.parse({})
  return inbox({ ...at(context), query })
}

export const myUnread = async (context: PortalContext): Promise<number> =>
  (await countUnreadConversations(at(context))).unread

export const myBlocks = (context: PortalContext) => listBlocks(context.req, context.community.id)

/** What the person may do about the other of a direct conversation. */
export const blockState = (context: PortalContext, person: string) =>
  blockStateOf({ ...at(context), person })

/** The record that a question is about. */
export interface Asked {
  /** As the form sends it. */
  about: string
  card: LinkedCard
}

/** What the `about` of a page's address names, where the person may see it, and their open inquiry. */
export const recordAsked = async (
  { req, community }: PortalContext,
  about: string | undefined,
): Promise<{ asked: Asked | null; open: string | null }> => {
  const link = about === undefined ? null : linkIn(about)
  const card = link && (await cardOf(req, community.id, link))
  if (about === undefined || !link || !card) return { asked: null, open: null }
  return { asked: { about, card }, open: await openAbout(req, community.id, link) }
}

export interface Hit {
  conversation: ConversationRow
  message: MessageView
}

/** Messages with the words; none where there are too few letters to look for. */
export const findMessages = async (context: PortalContext, words: string): Promise<Hit[]> => {
  const query = searchInput.safeParse({ q: words })
  if (!query.success) return []
  const found = await searchMessages({ ...at(context), query: query.data })
  const ids = [...new Set(found.map(({ conversation }) => conversation))]
  const rows = new Map((await conversationRows(context.req, ids)).map((row) => [row.id, row]))
  return found.flatMap(({ conversation, message }) => {
    const row = rows.get(conversation)
    return row ? [{ conversation: row, message }] : []
  })
}

export const offeredTopics = (context: PortalContext) =>
  topicsOffered(context.req, context.community.id, systemClock.now())

export const rulesOf = ({ req, community }: PortalContext) => messagingRules(req, community.id)

export const myPreferences = ({ req, community }: PortalContext) =>
  ownPreferences(req, community.id)

export const peopleToWriteTo = async (context: PortalContext, words: string) => {
  const query = findInput.safeParse({ q: words })
  if (!query.success) return []
  return (await findPeople({ ...at(context), query: query.data })).slice(0, PEOPLE_SHOWN)
}

/** Which part of a conversation a page shows; nothing: the newest. */
export interface Part {
  /** What was written before a message. */
  before?: number
  /** Around a message. */
  at?: number
  /** ISO moment: from there on. */
  since?: string
  /** The answers to a message. */
  thread?: number
}

const positive = z.coerce.number().int().positive()

/** Reads the part from a page's address; what makes no sense is the newest part. */
export const partOf = (
  query: Readonly<Record<string, string | string[] | undefined>>,
  timeZone: string,
): Part => {
  const numbers = (['before', 'at', 'thread'] as const).flatMap((key) => {
    const { data } = positive.safeParse(query[key])
    return data === undefined ? [] : [[key, data] as const]
  })
  const day = z.iso.date().safeParse(query['day'])
  return {
    ...Object.fromEntries(numbers),
    ...(day.success && { since: startOfDay(day.data, timeZone).toISOString() }),
  }
}

export interface OpenConversation {
  detail: ConversationDetail
  messages: MessageView[]
  hasOlder: boolean
  hasNewer: boolean
}

/** @throws AppError 404. */
export const openConversation = async (
  context: PortalContext,
  id: string,
  { before, at: around, since, thread }: Part,
): Promise<OpenConversation> => {
  if (!z.uuid().safeParse(id).success) throw notFound()
  const place = { ...at(context), id }
  const detail = await conversationDetail(place)
  const after = around === undefined ? undefined : Math.max(around - BEFORE_FOUND, 0)
  const asked = {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(since !== undefined && { since }),
    ...(thread !== undefined && { thread }),
  }
  const page = await listMessages(place, { ...asked, limit: PAGE })
  // Nothing was written after that day: the end is the nearest there is.
  const messages = page.length === 0 ? await listMessages(place, { limit: PAGE }) : page
  const [first, last] = [messages.at(0), messages.at(-1)]
  const ofThread = thread !== undefined && { thread }
  const earlier = first && (await listMessages(place, { ...ofThread, before: first.seq, limit: 1 }))
  return {
    detail,
    messages,
    hasOlder: (earlier?.length ?? 0) > 0,
    hasNewer: thread === undefined && last !== undefined && last.seq < detail.lastSeq,
  }
}
