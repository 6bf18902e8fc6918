import type { CollectionBeforeValidateHook, TypeWithID } from 'payload'
import { AppError } from '@/kernel/errors'
import { toE164 } from '@/kernel/phone'
import { countryOf } from '../../operations/livingOf'

interface Row extends TypeWithID {
  community?: unknown
  phone?: unknown
}

const idOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** A phone number is kept as E.164; one without a prefix is of the community's country. */
export const checkPhone: CollectionBeforeValidateHook<Row> = async ({ data, originalDoc, req }) => {
  const typed = data?.phone
  if (!data || typeof typed !== 'string') return data
  if (typed.trim() === '') return { ...data, phone: null }
  const community = idOf(data.community) ?? idOf(originalDoc?.community)
  const phone = toE164(typed, community && (await countryOf(req, community)))
  if (phone === null) {
    throw new AppError({ code: 'households.phone-invalid', status: 400, field: 'phone' })
  }
  return { ...data, phone }
}
