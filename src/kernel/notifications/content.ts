import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { cutAt } from '../email/pieces'
import { renderEmail } from '../email/render'
import { env } from '../env'
import { translatorFor } from '../i18n/translate'
import type { CommunityIdentity } from '../identity'
import type { Content } from './channels/channel'
import { digestEmail, type DigestItem } from './emails/DigestEmail'
import { noticeEmail } from './emails/NoticeEmail'
import type { AnyNotificationKind, NoticeText, Recipient } from './kind'

const absolute = (path: string): string => new URL(path, env().PUBLIC_URL).href

/** Opens a notice wherever its link was sent, and marks it read. */
const linkTo = (noticeId: string): string => absolute(`/n/${noticeId}`)

const LETTERS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (one) => LETTERS[one] ?? one)

export interface Subject {
  kind: AnyNotificationKind
  eventId: string
  data: unknown
}

/** What one event says in one language. */
interface Rendered {
  text: NoticeText
  /** null noticeId: of a release before there was a bell; the link leads to the path itself. */
  for: (recipient: Recipient, noticeId: string | null) => Content
}

const lockScreenOf = (
  text: NoticeText,
  { group }: AnyNotificationKind,
  community: CommunityIdentity,
  locale: string,
) => {
  if (text.lockScreen) return text.lockScreen
  const t = translatorFor({ locale, namespace: 'notifications.neutral' })
  return { title: community.name, body: t(t.has(group) ? group : 'other') }
}

/** Once: the work that every further caller waits for. */
const lazily = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let held: Promise<T> | undefined
  return () => (held ??= work())
}

/** A mail with stand-ins for what differs from person to person. */
const templateOf = (
  req: PayloadRequest,
  { kind, data }: Subject,
  { community, locale, text }: { community: CommunityIdentity; locale: string; text: NoticeText },
) => {
  // Capitals and digits pass through every conversion of a mail as they are.
  const stamp = randomBytes(8).toString('hex').toUpperCase()
  const name = `NAME${stamp}`
  const link = `LINK${stamp}`
  const render = lazily(async () => {
    const context = { req, data, community, locale, name, href: linkTo(link), url: absolute }
    const t = translatorFor({ locale, namespace: 'notifications' })
    const { title, body } = text
    const email = kind.email
      ? await kind.email(context)
      : noticeEmail({ locale, t, community, name, title, body, href: linkTo(link) })
    if (!email) return null
    const { html, text: plain } = await renderEmail(email.body)
    const marks = [linkTo(link), name]
    return { subject: email.subject, html: cutAt(html, marks), text: cutAt(plain, marks) }
  })
  return async (recipient: Recipient, href: string) => {
    const email = await render()
    if (!email) return null
    const fill = (fills: Readonly<Record<string, string>>) => (piece: string) =>
      fills[piece] ?? piece
    const plain = { [linkTo(link)]: href, [name]: recipient.name }
    const inHtml = { [linkTo(link)]: escaped(href), [name]: escaped(recipient.name) }
    return {
      subject: cutAt(email.subject, Object.keys(plain)).map(fill(plain)).join(''),
      text: email.text.map(fill(plain)),
      html: email.html.map(fill(inHtml)),
    }
  }
}

const render = async (
  req: PayloadRequest,
  subject: Subject,
  community: CommunityIdentity,
  locale: string,
): Promise<Rendered | null> => {
  const { kind, data } = subject
  const text = await kind.text({ req, data, community, locale })
  if (!text) return null
  const lockScreen = lockScreenOf(text, kind, community, locale)
  const template = templateOf(req, subject, { community, locale, text })
  return {
    text,
    for: (recipient, noticeId) => {
      const link = noticeId === null ? absolute(text.path) : linkTo(noticeId)
      const words = text.sms ?? `${lockScreen.title}: ${lockScreen.body}`
      return {
        title: text.title,
        body: text.body,
        link,
        lockScreen,
        sms: `${words} ${link}`,
        email: () => template(recipient, link),
      }
    },
  }
}

export type Renderer = (subject: Subject, locale: string) => Promise<Rendered | null>

/**
 * Renders each event once for each language, for as long as the renderer lives: one piece of work,
 * so that what is said is still true when it is sent.
 */
export const rendererFor = (req: PayloadRequest, community: CommunityIdentity): Renderer => {
  const held = new Map<string, Promise<Rendered | null>>()
  return (subject, locale) => {
    const key = [subject.kind.kind, subject.eventId, locale].join(' ')
    const known = held.get(key)
    if (known) return known
    const made = render(req, subject, community, locale)
    held.set(key, made)
    return made
  }
}

/** Where a person who has several to read begins. */
const noticesPath = ({ slug }: CommunityIdentity): string => `/c/${slug}/notices`

/** Several notices as one message; a locked telephone sees how many. */
export const digestContent = (
  community: CommunityIdentity,
  recipient: Recipient,
  parts: readonly Content[],
): Content => {
  const { locale, name } = recipient
  const t = translatorFor({ locale, namespace: 'notifications' })
  const items: DigestItem[] = parts.map(({ title, body, link }) => ({ title, body, href: link }))
  const href = absolute(noticesPath(community))
  const title = t('digest.heading', { count: items.length })
  return {
    title,
    body: items.map((item) => item.title).join('\n'),
    link: href,
    lockScreen: { title: community.name, body: title },
    sms: `${community.name}: ${title} ${href}`,
    email: async () => {
      const { subject, body } = digestEmail({ locale, t, community, name, items, href })
      return { subject, ...(await renderEmail(body)) }
    },
  }
}
