import type { CollectionBeforeChangeHook } from 'payload'
import { systemClock } from '@/kernel/clock'
import { AppError } from '@/kernel/errors'
import type { HouseholdMember } from '@/payload-types'

const OLDEST = 120

/** Of a child the year of birth may be known, of nobody else: it is nobody's business. */
export const checkMember: CollectionBeforeChangeHook<HouseholdMember> = ({ data, originalDoc }) => {
  const next: Partial<HouseholdMember> = { ...originalDoc, ...data }
  const year = next.birthYear
  if (next.isChild !== true) return { ...data, birthYear: null }
  if (year === null || year === undefined) return data
  const now = systemClock.now().getUTCFullYear()
  if (!Number.isInteger(year) || year > now || year < now - OLDEST) {
    throw new AppError({ code: 'households.year-invalid', status: 400, field: 'birthYear' })
  }
  return data
}
