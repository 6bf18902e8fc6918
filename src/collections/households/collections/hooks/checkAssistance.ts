import type { CollectionBeforeChangeHook } from 'payload'
import { systemClock } from '@/kernel/clock'
import type { AssistanceEntry } from '@/payload-types'
import { isOneEntryEach } from '../../operations/isOneEntryEach'

/** Writing an entry is the consent to it; one stands for each person. */
export const checkAssistance: CollectionBeforeChangeHook<AssistanceEntry> = async ({
  data,
  operation,
  req,
}) => {
  if (operation !== 'create') return data
  const { community, member, person, unit } = data
  if (typeof community === 'string' && typeof person === 'string' && typeof unit === 'string') {
    const about = { community, person, unit, member: typeof member === 'string' ? member : null }
    const problem = await isOneEntryEach(req, about)
    if (problem !== null) throw problem
  }
  return { ...data, consentAt: systemClock.now().toISOString() }
}
