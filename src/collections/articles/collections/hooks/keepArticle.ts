import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'
import { readersOf } from '@/collections/documents/public'
import { audit } from '@/kernel/audit/audit'
import { AppError } from '@/kernel/errors'

const languageOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'language' in value ? value.language : undefined

/** Each language once. */
const refuseTwice = (whole: Readonly<Record<string, unknown>>): void => {
  const { translations } = whole
  const others: unknown[] = Array.isArray(translations) ? translations : []
  const languages = [whole, ...others].map((one) => languageOf(one))
  if (new Set(languages).size === languages.length) return
  throw new AppError({ code: 'articles.language-twice', status: 400, field: 'translations' })
}

type Row = Record<string, unknown> & { id: string }

/** Readers in one form, and the day on which it was published. */
export const keepArticle: CollectionBeforeChangeHook<Row> = ({ data, operation, originalDoc }) => {
  const next: Record<string, unknown> = { ...data }
  if (operation === 'create' || 'readers' in next) next['readers'] = readersOf(next['readers'])
  refuseTwice({ ...originalDoc, ...next })
  const isPublished = next['state'] === 'published' && originalDoc?.['state'] !== 'published'
  return isPublished ? { ...next, publishedAt: new Date().toISOString() } : next
}

/** Publishing and withdrawing leave a trace. */
export const noteMove: CollectionAfterChangeHook<Row> = async ({ doc, previousDoc, req }) => {
  const { state, community } = doc
  if (state === previousDoc['state'] || typeof state !== 'string') return
  await audit(req, {
    community: typeof community === 'string' ? community : null,
    action: 'article.moved',
    subject: { collection: 'articles', id: doc.id },
    details: { to: state },
  })
}
