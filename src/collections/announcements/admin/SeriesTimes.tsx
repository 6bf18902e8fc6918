'use client'

import { useField, useFormFields } from '@payloadcms/ui'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { EditorPlace } from './editorPlaces'
import { RhythmFields } from './RhythmFields'
import { SeriesDates } from './SeriesDates'

interface InputProps {
  id: string
  label: string
  type: 'date' | 'time' | 'text'
  value: string
  onChange: (value: string) => void
}

const Input = ({ id, label, type, value, onChange }: InputProps) => (
  <div className="panel-field">
    <label htmlFor={id}>{label}</label>
    <input id={id} type={type} value={value} onChange={({ target }) => onChange(target.value)} />
  </div>
)

interface SeriesTimesProps {
  /** null: it is not saved yet. */
  id: string | null
  places: EditorPlace[]
}

/** Rhythm, days and hour of a series. The next dates follow every choice, before anything is saved. */
export const SeriesTimes = ({ id, places }: SeriesTimesProps) => {
  const t = useTranslations('announcements.series')
  const name = useId()
  const { value: rule, setValue: setRule } = useField<string>({ path: 'rule' })
  const { value: firstDay, setValue: setFirstDay } = useField<string>({ path: 'firstDay' })
  const { value: time, setValue: setTime } = useField<string>({ path: 'time' })
  const { value: lastDay, setValue: setLastDay } = useField<string | null>({ path: 'lastDay' })
  const community = useFormFields(([fields]) => fields['community']?.value)
  const isPaused = useFormFields(([fields]) => fields['isPaused']?.value === true)
  const place = places.find((one) => one.id === community) ?? places[0]
  return (
    <section className="panel-box news-series field-type" aria-labelledby={`${name}-title`}>
      <h3 id={`${name}-title`}>{t('title')}</h3>
      <RhythmFields rule={rule || ''} onChange={setRule} />
      <div className="panel-row">
        <Input
          id={`${name}-first`}
          label={t('firstDay')}
          type="date"
          value={firstDay || ''}
          onChange={setFirstDay}
        />
        <Input
          id={`${name}-time`}
          label={t('time')}
          type="time"
          value={time || ''}
          onChange={(at) => setTime(at.slice(0, 5))}
        />
        <Input
          id={`${name}-last`}
          label={t('lastDay')}
          type="date"
          value={lastDay ?? ''}
          onChange={setLastDay}
        />
      </div>
      {place !== undefined && <p>{t('zone', { zone: place.timeZone })}</p>}
      <details>
        <summary className="panel-button">{t('rule')}</summary>
        <Input
          id={`${name}-rule`}
          label={t('rule')}
          type="text"
          value={rule || ''}
          onChange={setRule}
        />
      </details>
      {isPaused && <p className="panel-bad">{t('paused')}</p>}
      {place !== undefined && (
        <SeriesDates
          place={place}
          asked={{
            rule: rule || '',
            firstDay: firstDay || '',
            time: time || '',
            lastDay: lastDay || null,
            series: id,
          }}
        />
      )}
    </section>
  )
}
