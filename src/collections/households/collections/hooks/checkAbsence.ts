import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'
import type { Absence } from '@/payload-types'

const YEAR_MS = 366 * 24 * 3600 * 1000

/** Whoever is away comes back after they left, and within a year: longer is moving out. */
export const checkAbsence: CollectionBeforeChangeHook<Absence> = ({ data, originalDoc }) => {
  const next: Partial<Absence> = { ...originalDoc, ...data }
  const from = Date.parse(next.from ?? '')
  const until = Date.parse(next.until ?? '')
  if (until <= from) {
    throw new AppError({ code: 'households.back-before-away', status: 400, field: 'until' })
  }
  if (until - from > YEAR_MS) {
    throw new AppError({ code: 'households.away-too-long', status: 400, field: 'until' })
  }
  return data
}
