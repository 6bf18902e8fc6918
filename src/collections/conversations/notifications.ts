import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type { NoticeSample, TextContext } from '@/kernel/notifications/kind'
import { sampleWords } from '@/kernel/notifications/sampleWords'
import { defineAccessChange } from '@/kernel/realtime/accessChange'
import { defineLiveUpdate } from '@/kernel/realtime/live'
import {
  barrierChanged,
  conversationChanged,
  conversationRead,
  messageChanged,
  messageSent,
  noteWritten,
  peopleChanged,
} from './events'
import { conversationScreens, messageAudience, staffAudience } from './operations/audience'
import { noticeKey } from './operations/pointers'

interface MessageRow extends Record<string, unknown> {
  sender: string
  /** Of a confidential conversation none: whoever asks may write into it what is confidential. */
  subject: string | null
  topic: string | null
}

/** A message that is still there; of one that was taken back there is nothing to tell. */
const messageOf = async (
  req: PayloadRequest,
  { conversationId, seq }: { conversationId: string; seq: number },
): Promise<MessageRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<MessageRow>(sql`
    select coalesce(u.preferred_name, u.name) as sender, t.name as topic,
      case when c.sensitivity = 'normal' then c.subject end as subject
    from messages m join conversations c on c.id = m.conversation_id
    join users u on u.id = m.sender_id
    left join message_topics t on t.id = c.topic_id
    where m.conversation_id = ${conversationId} and m.seq = ${seq} and m.deleted_at is null`)
  return rows[0]
}

type Sent = ReturnType<typeof messageSent.data.parse>

/** Nothing of what was written: a mail lies in other people's hands, and may be read over a shoulder. */
const wordsOf = (
  { sender, subject, topic }: MessageRow,
  path: string,
  { locale, isForStaff }: { locale: string; isForStaff: boolean },
) => {
  const t = translatorFor({ locale, namespace: 'conversations' })
  const about = topic ?? subject
  return {
    title:
      isForStaff && about !== null
        ? t('notice.titleStaff', { name: sender, subject: about })
        : t('notice.title', { name: sender }),
    body: t('notice.body'),
    path,
  }
}

const inboxOf = (community: { slug: string }, isForStaff: boolean): string =>
  isForStaff ? '/admin/inbox' : `/c/${community.slug}/messages`

const words = (isForStaff: boolean) => ({
  text: async ({ req, data, community, locale }: TextContext<Sent>) => {
    const message = await messageOf(req, data)
    if (!message) return null
    const inbox = inboxOf(community, isForStaff)
    const { conversationId } = data
    const path = isForStaff
      ? `${inbox}?conversation=${conversationId}`
      : `${inbox}/${conversationId}`
    return wordsOf(message, path, { locale, isForStaff })
  },
  sample: {
    text: ({ community, locale }: Parameters<NoticeSample['text']>[0]) => {
      const { person, unit } = sampleWords(locale)
      const message = { sender: person, subject: unit, topic: null }
      return wordsOf(message, inboxOf(community, isForStaff), { locale, isForStaff })
    },
  },
})

const shared = {
  group: 'messages',
  event: messageSent,
  urgency: 'normal',
  channels: ['in-app', 'push', 'telegram', 'email'],
  collapse: ({ conversationId }: Sent) => noticeKey(conversationId),
} as const

export const messageNotices = [
  defineNotification({
    ...shared,
    kind: 'message.sent',
    audience: messageAudience,
    ...words(false),
  }),
  defineNotification({
    ...shared,
    kind: 'message.asked',
    audience: staffAudience,
    ...words(true),
  }),
]

/** What screens need to ask for the rest; words are never among it. */
export const conversationLive = [
  defineLiveUpdate({
    event: messageSent,
    channels: conversationScreens,
    message: ({ conversationId, seq, clientId, senderId }) => ({
      conversationId,
      seq,
      clientId,
      senderId,
    }),
  }),
  defineLiveUpdate({
    event: messageChanged,
    channels: conversationScreens,
    message: ({ conversationId, seq }) => ({ conversationId, seq }),
  }),
  defineLiveUpdate({
    event: conversationRead,
    channels: conversationScreens,
    message: ({ conversationId, personId, seq }) => ({ conversationId, personId, seq }),
  }),
  ...[conversationChanged, noteWritten].map((event) =>
    defineLiveUpdate({
      event,
      channels: conversationScreens,
      message: ({ conversationId }) => ({ conversationId }),
    }),
  ),
  defineLiveUpdate({
    event: peopleChanged,
    channels: conversationScreens,
    message: ({ conversationId }) => ({ conversationId }),
  }),
]

/** Whoever was taken out hears no more of it: what they still may, they ask for again. */
export const conversationCutOffs = [
  defineAccessChange({
    event: peopleChanged,
    people: ({ data }) => Promise.resolve(data.removed),
  }),
  defineAccessChange({
    event: barrierChanged,
    people: ({ data }) => Promise.resolve(data.people),
  }),
]
