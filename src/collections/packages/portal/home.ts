import 'server-only'
import { cache } from 'react'
import { announcementsFor, unreadAnnouncements } from '@/collections/announcements/public'
import { unreadConversations } from '@/collections/conversations/public'
import { askTogether } from '@/kernel/database/questions'
import { unreadNotices } from '@/kernel/notifications/operations/bell'
import type { PortalContext } from '@/kernel/portal/context'
import { ownWaiting } from '../operations/ownWaiting'

/** What waits for a person or is new to them, as the frame of the residents' pages counts it. */
export interface FrameCounts {
  parcels: number
  conversations: number
  announcements: number
  notices: number
}

/** How much of a kind the home page shows. */
const SHOWN = 3

const countsFor = async ({ req, community }: PortalContext) => {
  const waiting = await ownWaiting(req, community.id)
  const conversations = unreadConversations(community.id)
  const announcements = unreadAnnouncements(req, community.id)
  const notices = unreadNotices(req)
  return {
    waiting,
    questions: [waiting.count, conversations, announcements, notices],
    read: (answerTo: Awaited<ReturnType<typeof askTogether>>): FrameCounts => ({
      parcels: answerTo(waiting.count),
      conversations: answerTo(conversations).unread,
      announcements: answerTo(announcements),
      notices: answerTo(notices).communities[community.id] ?? 0,
    }),
  }
}

/** What the frame counts, for a page that asks for nothing else with it. */
export const frameCounts = cache(async (context: PortalContext): Promise<FrameCounts> => {
  const { questions, read } = await countsFor(context)
  return read(await askTogether(context.req, questions))
})

/** All that a resident's home page shows, with what its frame counts. */
export const myHome = async (context: PortalContext) => {
  const { req, community, locale } = context
  const { waiting, questions, read } = await countsFor(context)
  const parcels = waiting.list(SHOWN)
  const news = announcementsFor({ req, community, locale, show: 'current', limit: SHOWN })
  const answerTo = await askTogether(req, [...questions, parcels, news])
  return {
    counts: read(answerTo),
    parcels: answerTo(parcels),
    news: answerTo(news).announcements,
  }
}
