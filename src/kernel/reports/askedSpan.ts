import type { AdminViewServerProps } from 'payload'
import { wordOf } from '@/kernel/admin/place'
import { systemClock } from '@/kernel/clock'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { reportSpan } from './reportSpan'

/** Days of a report for which nothing was asked. */
const DAYS = 30

/** The days that the address of a report asks for, by the community's calendar; the last ones where it says none. */
export const askedSpan = (
  view: AdminViewServerProps,
  timeZone: string,
): { span: { from: string; to: string }; isWrong: boolean } => {
  const now = systemClock.now()
  const asked = reportSpan.safeParse({ from: wordOf(view, 'from'), to: wordOf(view, 'to') })
  const span = asked.data ?? {
    from: dayFrom(now, timeZone, 1 - DAYS),
    to: dayFrom(now, timeZone, 0),
  }
  return { span, isWrong: !asked.success && wordOf(view, 'from') !== '' }
}
