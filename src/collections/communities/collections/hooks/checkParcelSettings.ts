import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'
import type { Community } from '@/payload-types'
import { PARCEL_DEFAULTS, parcelProblem, tidyParcelSettings } from '../../domain/parcelSettings'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What was said; what was not is as before, or as it is anywhere. */
const withRest = (sent: unknown, stored: unknown): Record<string, unknown> => {
  const known = [stored, sent].map((group) =>
    Object.entries(isRecord(group) ? group : {}).filter(([, value]) => value !== undefined),
  )
  return { ...PARCEL_DEFAULTS, ...Object.fromEntries(known.flat()) }
}

/**
 * The rules for parcels fit together, whoever writes them.
 * @throws AppError 400 for the first that does not.
 */
export const checkParcelSettings: CollectionBeforeChangeHook<Community> = ({
  data,
  originalDoc,
}) => {
  if (data.parcels === undefined) return data
  const settings = tidyParcelSettings(withRest(data.parcels, originalDoc?.parcels))
  const problem = parcelProblem(settings)
  if (problem) {
    throw new AppError({ ...problem, status: 400, field: `parcels.${problem.field}` })
  }
  return { ...data, parcels: settings }
}
