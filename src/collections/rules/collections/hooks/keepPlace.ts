import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { fieldsOf, idOf, textOf } from './values'

const isPublished = async (req: PayloadRequest, clauses: Sql): Promise<boolean> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from rule_versions v join rule_clauses c on c.id = v.clause_id
    where v.state = 'published' and ${clauses} limit 1`)
  return rows.length > 0
}

const placeStands = (field: string) =>
  new AppError({ code: 'rules.place-stands', status: 409, field })

/** What people were told stands under its number, in its chapter. */
export const keepPlace: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const next = fieldsOf(data)
  const held = fieldsOf(originalDoc)
  const id = idOf(held)
  const chapter = idOf(next['chapter'] ?? held['chapter'])
  const moved = [
    ...('number' in next && textOf(next['number']) !== textOf(held['number']) ? ['number'] : []),
    ...('chapter' in next && chapter !== idOf(held['chapter']) ? ['chapter'] : []),
  ]
  const [field] = moved
  if (id !== null && field !== undefined && (await isPublished(req, sql`c.id = ${id}`))) {
    throw placeStands(field)
  }
  if (chapter === null || (id !== null && !moved.includes('chapter'))) return next
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ book: string }>(sql`
    select book_id as book from rule_chapters where id = ${chapter}`)
  // One of another community is refused by the guard, which comes last.
  if (rows[0]) next['book'] = rows[0].book
  return next
}

/** The same for a chapter: its book, and the number before its clauses. */
export const keepBook: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const next = fieldsOf(data)
  const held = fieldsOf(originalDoc)
  const id = idOf(held)
  if (id === null) return next
  const field =
    'book' in next && idOf(next['book']) !== idOf(held['book'])
      ? 'book'
      : 'number' in next && textOf(next['number']) !== textOf(held['number'])
        ? 'number'
        : null
  if (field === null) return next
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from rule_clauses c where c.chapter_id = ${id} limit 1`)
  if (
    rows.length > 0 &&
    (field === 'book' || (await isPublished(req, sql`c.chapter_id = ${id}`)))
  ) {
    throw placeStands(field)
  }
  return next
}
