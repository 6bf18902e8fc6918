'use client'

import { useEffect, useState } from 'react'
import { spanOf } from '../domain/waiting'
import { useInboxPlace } from './context'

const MINUTE_MS = 60_000

/** The time of day, as often as what is said of it may change. */
export const useNow = (): Date => {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), MINUTE_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

export interface Moments {
  /** "2 hours" */
  span: (from: string, to: Date) => string
  /** "in 2 hours", "3 days ago" */
  relative: (at: string, now: Date) => string
  /** "3 days ago", also where the clocks of browser and server disagree. */
  ago: (at: string, now: Date) => string
  /** Day and time where the community is. */
  at: (at: string) => string
  day: (at: string) => string
  time: (at: string) => string
}

export const useMoments = (): Moments => {
  const { locale, timeZone } = useInboxPlace()
  const format = (options: Intl.DateTimeFormatOptions, at: string) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(at))
  return {
    span: (from, to) => {
      const { count, unit } = spanOf(new Date(from), to)
      return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
        count,
      )
    },
    relative: (at, now) => {
      const moment = new Date(at)
      const isPast = moment <= now
      const { count, unit } = isPast ? spanOf(moment, now) : spanOf(now, moment)
      return new Intl.RelativeTimeFormat(locale).format(isPast ? -count : count, unit)
    },
    ago: (at, now) => {
      const { count, unit } = spanOf(new Date(at), now)
      return new Intl.RelativeTimeFormat(locale).format(-count, unit)
    },
    at: (at) => format({ dateStyle: 'medium', timeStyle: 'short' }, at),
    day: (at) => format({ dateStyle: 'medium' }, at),
    time: (at) => format({ timeStyle: 'short' }, at),
  }
}
