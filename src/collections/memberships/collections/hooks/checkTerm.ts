import type { CollectionBeforeChangeHook } from 'payload'
import { isRole, needsUnit } from '@/kernel/domain/membership'
import { AppError } from '@/kernel/errors'
import type { Membership } from '@/payload-types'

const instant = (value: unknown): number | null =>
  typeof value === 'string' || value instanceof Date ? new Date(value).getTime() : null

/** A resident has a unit, and a term does not end before it begins. */
export const checkTerm: CollectionBeforeChangeHook<Membership> = ({ data, originalDoc }) => {
  const next: Partial<Membership> = { ...originalDoc, ...data }
  if (isRole(next.role) && needsUnit(next.role) && !next.unit) {
    throw new AppError({ code: 'memberships.unit-missing', status: 400, field: 'unit' })
  }
  const from = instant(next.validFrom)
  const to = instant(next.validTo)
  if (from !== null && to !== null && to <= from) {
    throw new AppError({ code: 'memberships.ends-before-start', status: 400, field: 'validTo' })
  }
  return data
}
