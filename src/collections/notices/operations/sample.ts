import type { PayloadRequest } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import type { Content } from '@/kernel/notifications/channels/channel'
import { rendererFor } from '@/kernel/notifications/content'
import type { AnyNotificationKind, Recipient } from '@/kernel/notifications/kind'
import { noticeKinds } from '@/kernel/notifications/kinds'

/** The kind, speaking of what it made up. */
const speaking = ({ email: _email, ...kind }: AnyNotificationKind): AnyNotificationKind | null => {
  const { sample } = kind
  if (!sample) return null
  const { email } = sample
  return {
    ...kind,
    text: ({ community, locale }) => Promise.resolve(sample.text({ community, locale })),
    ...(email && {
      email: ({ community, locale, name, href, url }) =>
        Promise.resolve(email({ community, locale, name, href, url })),
    }),
  }
}

/** Names of the kinds that can be shown, in the order of the modules. */
export const sampleKinds = (): string[] =>
  [...noticeKinds().values()].flatMap(({ kind, sample }) => (sample ? [kind] : []))

/** A notice of a kind about something made up, in one language; null for a kind that shows none. */
export const sampleContent = async (
  req: PayloadRequest,
  community: CommunityIdentity,
  { kind: name, locale, recipient }: { kind: string; locale: string; recipient: Recipient },
): Promise<Content | null> => {
  const known = noticeKinds().get(name)
  const kind = known && speaking(known)
  if (!kind) return null
  const subject = { kind, eventId: 'sample', data: {} }
  const rendered = await rendererFor(req, community)(subject, locale)
  return rendered?.for(recipient, null) ?? null
}

/** The same, marked as a trial wherever a person reads it. */
export const markedAsTest = (content: Content, locale: string): Content => {
  const t = translatorFor({ locale, namespace: 'notifications.test' })
  const marked = (text: string) => t('marked', { text })
  return {
    ...content,
    title: marked(content.title),
    lockScreen: { ...content.lockScreen, title: marked(content.lockScreen.title) },
    sms: marked(content.sms),
    email: async () => {
      const email = await content.email()
      return email && { ...email, subject: marked(email.subject) }
    },
  }
}
