import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { z } from 'zod'
import { systemClock } from '@/kernel/clock'
import { AppError } from '@/kernel/errors'
import { identity } from '@/kernel/identity'
import { MOST_LEAD_DAYS } from '../../domain/series'
import { isSeriesRule } from '../../operations/recurrence'
import { nextLook } from '../../operations/series'

const textIn = (data: Readonly<Record<string, unknown>>, name: string): string => {
  const value = data[name]
  return typeof value === 'string' ? value : ''
}

const idIn = (data: Readonly<Record<string, unknown>>, name: string): string => {
  const value = data[name]
  const held = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  return typeof held === 'string' ? held : ''
}

const dateIn = (value: unknown): Date | null =>
  typeof value === 'string' || value instanceof Date ? new Date(value) : null

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}

/** Of the community; one that is missing or not there is refused by whoever guards it. */
const zoneOf = async (req: PayloadRequest, community: string): Promise<string> => {
  if (!z.uuid().safeParse(community).success) return 'UTC'
  return (await identity().communityById(req, community))?.timeZone ?? 'UTC'
}

/** With another one of these it is another series: it makes nothing of what is past. */
const TIMES = ['rule', 'firstDay', 'time'] as const

/** A rule that the calendar can reckon with, and the moment at which the worker has to look next. */
export const keepSeries: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const held = fieldsOf(originalDoc)
  const next = fieldsOf(data)
  const whole = { ...held, ...next }
  const lastDay = textIn(whole, 'lastDay')
  const rule = {
    rule: textIn(whole, 'rule'),
    firstDay: textIn(whole, 'firstDay'),
    time: textIn(whole, 'time'),
    lastDay: lastDay === '' ? null : lastDay,
  }
  if (!isSeriesRule(rule)) {
    throw new AppError({ code: 'announcements.no-such-rule', status: 400, field: 'rule' })
  }
  if (rule.lastDay !== null && rule.lastDay < rule.firstDay) {
    throw new AppError({ code: 'announcements.ends-before', status: 400, field: 'lastDay' })
  }
  const now = systemClock.now()
  const isPaused = whole['isPaused'] === true
  const isAnother =
    TIMES.some((name) => textIn(held, name) !== textIn(whole, name)) ||
    (held['isPaused'] === true && !isPaused)
  const countsFrom = (isAnother ? null : dateIn(held['countsFrom'])) ?? now
  const leadDays = Math.min(Number(whole['leadDays'] ?? 0), MOST_LEAD_DAYS)
  const timeZone = await zoneOf(req, idIn(whole, 'community'))
  const looksAt = isPaused ? null : nextLook({ ...rule, timeZone }, { now, countsFrom, leadDays })
  return {
    ...next,
    lastDay: rule.lastDay,
    countsFrom: countsFrom.toISOString(),
    looksAt: looksAt?.toISOString() ?? null,
  }
}
