'use client'

import { useFormModified } from '@payloadcms/ui'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import type { EditorPlace } from './editorPlaces'

interface Asked {
  rule: string
  firstDay: string
  time: string
  lastDay: string | null
  /** Id, once it is saved. */
  series: string | null
}

interface Coming {
  day: string
  at: string
  state: 'planned' | 'skipped' | 'made'
  announcement: string | null
}

/** A choice is reckoned with once the hand rests. */
const REST_MS = 250

/** The answer to an earlier choice is not shown for a later one. */
const useDates = (slug: string, asked: Asked, edition: number): Coming[] | 'failed' | null => {
  const key = `${slug} ${String(edition)} ${JSON.stringify(asked)}`
  const [held, setHeld] = useState<{ key: string; dates: Coming[] | 'failed' } | null>(null)
  const isWhole = asked.rule !== '' && asked.firstDay !== '' && asked.time !== ''
  useEffect(() => {
    if (!isWhole) return
    let isStale = false
    const [, body = '{}'] = /^\S+ \d+ (.*)$/.exec(key) ?? []
    const timer = setTimeout(() => {
      const sent: unknown = JSON.parse(body)
      void ask<{ dates: Coming[] }>('POST', `/api/c/${slug}/announcement-series/dates`, sent).then(
        (answer) => {
          if (!isStale) setHeld({ key, dates: answer.isOk ? answer.body.dates : 'failed' })
        },
      )
    }, REST_MS)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [slug, key, isWhole])
  return isWhole && held?.key === key ? held.dates : null
}

interface DateLineProps {
  coming: Coming
  place: EditorPlace
  /** Skips the day, or takes that back; not there while something is unsaved. */
  onSkip: ((method: 'PUT' | 'DELETE') => void) | undefined
}

const DateLine = ({ coming: { day, at, state, announcement }, place, onSkip }: DateLineProps) => {
  const t = useTranslations('announcements.series')
  const locale = useLocale()
  const said = new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: place.timeZone,
  }).format(new Date(at))
  const short = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
  return (
    <li className="panel-row">
      <span>
        {said}
        {state !== 'planned' && <strong> · {t(`states.${state}`)}</strong>}
      </span>
      {announcement !== null && (
        <a href={`/admin/collections/announcements/${announcement}`}>{t('open', { day: short })}</a>
      )}
      {state !== 'made' && onSkip && (
        <button
          type="button"
          className="panel-button"
          onClick={() => onSkip(state === 'skipped' ? 'DELETE' : 'PUT')}
        >
          {t(state === 'skipped' ? 'unskip' : 'skip', { day: short })}
        </button>
      )}
    </li>
  )
}

/** The next three dates, as the form stands; of a saved series each can be skipped. */
export const SeriesDates = ({ place, asked }: { place: EditorPlace; asked: Asked }) => {
  const t = useTranslations('announcements.series')
  const isModified = useFormModified()
  const [edition, setEdition] = useState(0)
  const [problem, setProblem] = useState('')
  const dates = useDates(place.slug, asked, edition)
  const { series } = asked
  const skip = async (day: string, method: 'PUT' | 'DELETE') => {
    if (series === null) return
    const path = `/api/c/${place.slug}/announcement-series/${series}/skips/${day}`
    const answer = await ask(method, path)
    setProblem(answer.isOk ? '' : answer.message)
    setEdition((held) => held + 1)
  }
  const maySkip = series !== null && !isModified
  return (
    <div className="panel-part">
      <h4>{t('next')}</h4>
      <div role="status">
        {dates === 'failed' && <p className="panel-bad">{t('nextFailed')}</p>}
        {dates !== 'failed' && dates?.length === 0 && <p>{t('nextNone')}</p>}
        {dates !== null && dates !== 'failed' && dates.length > 0 && (
          <ol className="news-files">
            {dates.map((coming) => (
              <DateLine
                key={coming.day}
                coming={coming}
                place={place}
                onSkip={maySkip ? (method) => void skip(coming.day, method) : undefined}
              />
            ))}
          </ol>
        )}
      </div>
      {!maySkip && <p>{t('saveFirst')}</p>}
      <div role="alert">{problem !== '' && <p className="panel-bad">{problem}</p>}</div>
    </div>
  )
}
