import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'
import { audienceOf } from '../../domain/audience'
import { changedWords } from '../../domain/locked'
import { isAnnouncementState, isLocked } from '../../domain/states'

const languageOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'language' in value ? value.language : undefined

/** Each language once. */
const refuseTwice = (whole: Readonly<Record<string, unknown>>): void => {
  const { translations } = whole
  const others: unknown[] = Array.isArray(translations) ? translations : []
  const languages = [whole, ...others].map((one) => languageOf(one))
  if (new Set(languages).size === languages.length) return
  throw new AppError({ code: 'announcements.language-twice', status: 400, field: 'translations' })
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

/**
 * What people were told stands as it was told; a mistake is corrected in the open. The row is locked, so
 * that nobody writes while it is being sent.
 */
export const keepWords: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  const held = fieldsOf(originalDoc)
  const next = fieldsOf(data)
  if (operation === 'create' || 'audience' in next) next['audience'] = audienceOf(next['audience'])
  refuseTwice({ ...held, ...next })
  const { state } = held
  if (operation === 'create' || !isAnnouncementState(state) || !isLocked(state)) return next
  const field = changedWords({ ...held, audience: audienceOf(held['audience']) }, next)
  if (field === null) return next
  throw new AppError({ code: 'announcements.words-stand', status: 409, field })
}
