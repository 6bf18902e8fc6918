'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { EditorPlace } from './editorPlaces'
import type { Send } from './sending'
import type { Standing } from './useResults'

interface EventDateProps {
  results: Standing['results']
  place: EditorPlace
  isBusy: boolean
  send: Send
}

/** What the clocks of the community show at an instant, as a control of the browser takes it. */
const wallOf = (instant: string | null, timeZone: string): string =>
  instant === null
    ? ''
    : new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
        .format(new Date(instant))
        .replace(' ', 'T')

/** When what it tells of happens. */
export const EventDate = ({ results, place, isBusy, send }: EventDateProps) => {
  const t = useTranslations('announcements.calendar.panel')
  const id = useId()
  const { event } = results
  const [from, setFrom] = useState(wallOf(event?.startsAt ?? null, place.timeZone))
  const [until, setUntil] = useState(wallOf(event?.endsAt ?? null, place.timeZone))
  const [isAllDay, setAllDay] = useState(event?.isAllDay ?? false)
  const [where, setWhere] = useState(event?.place ?? '')
  const set = () =>
    send('PUT', '/event', {
      event: {
        from: from.slice(0, 16),
        until: until === '' ? null : until.slice(0, 16),
        isAllDay,
        place: where,
      },
    })
  const moment = (name: string, label: string, value: string, onChange: (at: string) => void) => (
    <div className="panel-field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        type="datetime-local"
        value={value}
        aria-describedby={`${id}-zone`}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  )
  return (
    <details open={event !== null}>
      <summary className="panel-button">{t('title')}</summary>
      <p>{t('text')}</p>
      <div className="panel-row">
        {moment('from', t('from'), from, setFrom)}
        {moment('until', t('until'), until, setUntil)}
        <div className="panel-field">
          <label htmlFor={`${id}-place`}>{t('place')}</label>
          <input
            id={`${id}-place`}
            type="text"
            maxLength={120}
            value={where}
            onChange={({ target }) => setWhere(target.value)}
          />
        </div>
        <label>
          <input
            type="checkbox"
            checked={isAllDay}
            onChange={({ target }) => setAllDay(target.checked)}
          />{' '}
          {t('isAllDay')}
        </label>
      </div>
      <p id={`${id}-zone`}>{t('zone', { zone: place.timeZone })}</p>
      <div className="panel-row">
        <button
          type="button"
          className="panel-button"
          disabled={isBusy || from === ''}
          onClick={() => void set()}
        >
          {t('set')}
        </button>
        {event !== null && (
          <button
            type="button"
            className="panel-button"
            disabled={isBusy}
            onClick={() => void send('PUT', '/event', { event: null })}
          >
            {t('none')}
          </button>
        )}
      </div>
    </details>
  )
}
