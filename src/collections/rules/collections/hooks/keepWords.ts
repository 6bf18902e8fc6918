import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { changedStanding, changedWords } from '../../domain/locked'
import { isOpen, isVersionState } from '../../domain/states'
import { fieldsOf, idOf, textOf } from './values'
import type { Fields } from './values'

const numberOf = async (req: PayloadRequest, clause: string | null): Promise<string> => {
  if (clause === null) return ''
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ number: string }>(sql`
    select number from rule_clauses where id = ${clause}`)
  return rows[0]?.number ?? ''
}

const titleOf = (whole: Fields): string => {
  const words = fieldsOf(whole['words'])
  return textOf(fieldsOf(words[String(whole['language'])])['title'])
}

/**
 * Words are written while they are a draft, and stand from then on: what was reviewed and approved is what
 * is published. Whoever wrote last is the author. The row is locked, so that nobody writes while it moves.
 */
export const keepWords: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const next = fieldsOf(data)
  const held = fieldsOf(originalDoc)
  const { state } = held
  const isNew = operation === 'create'
  if (!isNew && isVersionState(state) && !isOpen(state)) {
    const field = changedStanding(held, next)
    if (field !== null) throw new AppError({ code: 'rules.words-stand', status: 409, field })
    return next
  }
  if (!isNew && changedWords(held, next) === null) return next
  const whole: Fields = {
    ...held,
    ...next,
    words: { ...fieldsOf(held['words']), ...fieldsOf(next['words']) },
  }
  if (req.user) next['author'] = req.user.id
  next['name'] = [await numberOf(req, idOf(whole['clause'])), titleOf(whole)].join(' ').trim()
  return next
}
