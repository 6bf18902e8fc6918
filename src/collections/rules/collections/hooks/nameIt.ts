import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { LOCALES } from '@/kernel/i18n/locales'
import { fieldsOf, idOf, textOf } from './values'
import type { Fields } from './values'

/** Its own, or that of the book that it is in. */
const languageOf = async (req: PayloadRequest, { language, book }: Fields): Promise<string> => {
  const id = idOf(book)
  if (id === null) return textOf(language)
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ language: string }>(sql`
    select language::text as language from rule_books where id = ${id}`)
  return rows[0]?.language ?? ''
}

/** One title at least; the panel's lists show it with its number. */
export const nameIt: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const next = fieldsOf(data)
  const whole = { ...fieldsOf(originalDoc), ...next }
  const titles = fieldsOf(whole['titles'])
  const preferred = [await languageOf(req, whole), ...LOCALES].map((one) => textOf(titles[one]))
  const title = preferred.find((one) => one !== '')
  if (title === undefined) {
    throw new AppError({ code: 'rules.no-title', status: 400, field: 'titles' })
  }
  next['name'] = [textOf(whole['number']), title].filter((part) => part !== '').join(' ')
  return next
}
