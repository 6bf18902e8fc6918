import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'

interface Hours {
  opens?: string | null
  closes?: string | null
}

const hoursIn = (value: unknown): Hours =>
  typeof value === 'object' && value !== null ? value : {}

/** Office hours have a beginning and an end of the same day, or neither. */
export const soundTopic: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const held: unknown = originalDoc
  const before = typeof held === 'object' && held !== null && 'hours' in held ? held.hours : {}
  const { opens, closes } = { ...hoursIn(before), ...hoursIn(data['hours']) }
  const from = opens ?? ''
  const to = closes ?? ''
  if ((from === '') !== (to === '') || (from !== '' && from >= to)) {
    throw new AppError({ code: 'conversations.hours-invalid', status: 400, field: 'hours.closes' })
  }
  return data
}
