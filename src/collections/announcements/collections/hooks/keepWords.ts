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

/**
 * What people were told stands as it was told; a mistake is corrected in the open. The row is locked, so
 * that nobody writes while it is being sent.
 */
export const keepWords: CollectionBeforeChangeHook = ({ data, operation, originalDoc }) => {
  const next: Record<string, unknown> = { ...data }
  if ('audience' in next) next['audience'] = audienceOf(next['audience'])
  const whole: Record<string, unknown> = { ...originalDoc, ...next }
  refuseTwice(whole)
  if (operation === 'create') return { ...next, audience: audienceOf(next['audience']) }
  const state: unknown = originalDoc['state']
  if (!isAnnouncementState(state) || !isLocked(state)) return next
  const field = changedWords({ ...originalDoc, audience: audienceOf(originalDoc['audience']) }, next)
  if (field === null) return next
  throw new AppError({ code: 'announcements.words-stand', status: 409, field })
}
