import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'
import type { Vehicle } from '@/payload-types'
import { plateKeyOf } from '../../domain/plate'
import { makeRoomForPlate } from '../../operations/makeRoomForPlate'

/** A plate stands once in a community. Whose it is already is not told. */
export const checkPlate: CollectionBeforeChangeHook<Vehicle> = async ({
  data,
  originalDoc,
  req,
}) => {
  if (data.plate === undefined) return data
  const plateKey = plateKeyOf(data.plate)
  if (plateKey === null) {
    throw new AppError({ code: 'households.plate-invalid', status: 400, field: 'plate' })
  }
  if (plateKey === originalDoc?.plateKey) return data
  const community = data.community ?? originalDoc?.community
  if (typeof community !== 'string') return { ...data, plateKey }
  const isFree = await makeRoomForPlate(req, { community, plateKey, except: originalDoc?.id })
  if (!isFree) throw new AppError({ code: 'households.plate-taken', status: 409, field: 'plate' })
  return { ...data, plateKey }
}
