import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { createFormatters } from '@/kernel/i18n/formatters'
import { DEFAULT_LOCALE, localeOfTag } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import { defineNotification } from '@/kernel/notifications/kind'
import type {
  AudienceArgs,
  NoticeText,
  SampleContext,
  TextContext,
} from '@/kernel/notifications/kind'
import { documentDue, documentPublished, documentToConfirm } from './events'
import type { DueData, PublishedData } from './events'
import { documentReaders, ownersOf, toldOfVersions } from './operations/audience'
import { versionPath } from './operations/paths'

interface Named extends Record<string, unknown> {
  title: string
  note: string
}

/** What the version is called while it is the current one of a published document. */
const currentOf = async (
  req: PayloadRequest,
  { documentId, versionId }: PublishedData,
): Promise<Named | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Named>(sql`
    select d.title, v.note from documents d join document_versions v on v.document_id = d.id
    where d.id = ${documentId} and d.state = 'published' and v.id = ${versionId}
      and v.state = 'current'`)
  return rows[0] ?? null
}

const publishedText = async ({
  req,
  data,
  community,
  locale,
}: TextContext<PublishedData>): Promise<NoticeText | null> => {
  const named = await currentOf(req, data)
  if (!named) return null
  const t = translatorFor({ locale, namespace: 'documents.notice' })
  const { title, note } = named
  return {
    title: t(data.number === 1 ? 'published' : 'updated', { title }),
    body: note === '' ? t('updatedText') : note,
    path: versionPath(community.slug, data.documentId, data.versionId),
  }
}

const publishedSample = ({ community, locale }: SampleContext): NoticeText => {
  const t = translatorFor({ locale, namespace: 'documents.notice' })
  const path = `/c/${community.slug}/documents`
  return { title: t('updated', { title: t('sampleTitle') }), body: t('sampleText'), path }
}

const published = {
  group: 'documents',
  concerns: 'everyone',
  urgency: 'normal',
  channels: ['in-app', 'push', 'email'],
  text: publishedText,
  sample: { text: publishedSample },
} as const

/** For those who follow a document, and for all its readers where it is one to know. */
const documentPublishedNotice = defineNotification({
  ...published,
  kind: 'document.published',
  event: documentPublished,
  audience: ({ req, community, data, among }) =>
    toldOfVersions(req, { community, id: data.documentId, among }),
})

/** For all its readers: each is asked to say that they have read it. */
const documentToConfirmNotice = defineNotification({
  ...published,
  kind: 'document.to-confirm',
  event: documentToConfirm,
  needsAcknowledgement: true,
  audience: ({ req, community, data, among }: AudienceArgs<PublishedData>) =>
    documentReaders(req, { community, id: data.documentId, among }),
})

const KEYS = {
  review: { ahead: 'reviewAhead', due: 'reviewDue' },
  expiry: { ahead: 'expiryAhead', due: 'expiryDue' },
} as const

const dueWords = (
  title: string,
  { of, stage, on }: Pick<DueData, 'of' | 'stage' | 'on'>,
  { locale, path }: { locale: string; path: string },
): NoticeText => {
  const t = translatorFor({ locale, namespace: 'documents.notice' })
  // A day is the same everywhere: it is written as that of Greenwich, by which it is kept.
  const { date } = createFormatters({
    locale: localeOfTag(locale) ?? DEFAULT_LOCALE,
    timeZone: 'UTC',
  })
  return {
    title: t(KEYS[of][stage], { title }),
    body: t('dueText', { on: date(`${on}T12:00:00Z`) }),
    path,
  }
}

/** For whoever looks after a document, in the panel where they do. */
const documentDueNotice = defineNotification({
  kind: 'document.due',
  group: 'documents',
  concerns: 'managers',
  event: documentDue,
  urgency: 'normal',
  channels: ['in-app', 'email'],
  audience: ({ req, community, data, among }) =>
    ownersOf(req, { community, id: data.documentId, among }),
  text: async ({ req, data, locale }) => {
    const reader = await readerOf(req)
    const column = data.of === 'review' ? sql`review_on` : sql`expires_on`
    // Another day was set meanwhile: there is nothing left to say about this one.
    const { rows } = await reader.execute<{ title: string }>(sql`
      select title from documents where id = ${data.documentId} and state = 'published'
        and (${column} at time zone 'UTC')::date = ${data.on}::date`)
    const [row] = rows
    const path = `/admin/collections/documents/${data.documentId}`
    return row ? dueWords(row.title, data, { locale, path }) : null
  },
  sample: {
    text: ({ locale }: SampleContext) => {
      const title = translatorFor({ locale, namespace: 'documents.notice' })('sampleTitle')
      const path = '/admin/collections/documents'
      return dueWords(title, { of: 'review', stage: 'ahead', on: '2027-01-31' }, { locale, path })
    },
  },
})

export const documentNotices = [documentPublishedNotice, documentToConfirmNotice, documentDueNotice]
