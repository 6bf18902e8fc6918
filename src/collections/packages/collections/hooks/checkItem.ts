import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'
import type { Package } from '@/payload-types'
import { needsConditionNote } from '../../domain/parcel'
import { shelfNamed } from '../../operations/shelves'
import { idOf } from './idOf'

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** What holds for everything at the desk, whoever writes it down or corrects it. */
export const checkItem: CollectionBeforeChangeHook<Package> = async ({
  data,
  originalDoc,
  req,
}) => {
  const after = { ...originalDoc, ...data }
  if (needsConditionNote(after.condition) && text(after.conditionNote) === '') {
    throw new AppError({ code: 'validation.required', status: 400, field: 'conditionNote' })
  }
  const shelf = text(data.shelf)
  if (shelf === '' || shelf === originalDoc?.shelf) return data
  // Without a community there is no map to look at; whoever comes after refuses it, with a reason.
  if (!after.community) return data
  return { ...data, shelf: await shelfNamed(req, idOf(after.community), shelf) }
}
