'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { recurrenceOf, RHYTHMS, ruleOf, WEEKDAYS } from '../domain/series'
import type { Recurrence, Rhythm, Weekday } from '../domain/series'

const BEGINNING: Recurrence = { rhythm: 'weekly', every: 1, weekdays: [], place: 1 }
const PLACES = [1, 2, 3, 4, -1] as const
const MONTH_DAYS = [...Array.from({ length: 31 }, (_, index) => index + 1), -1]

interface PartProps {
  chosen: Recurrence
  onChange: (chosen: Recurrence) => void
}

const Weekdays = ({ chosen, onChange }: PartProps) => {
  const t = useTranslations('announcements.series')
  return (
    <fieldset className="news-list">
      <legend>{t('weekdays')}</legend>
      <div className="panel-options">
        {WEEKDAYS.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={chosen.weekdays.includes(day)}
              onChange={({ target }) =>
                onChange({
                  ...chosen,
                  weekdays: WEEKDAYS.filter((one) =>
                    one === day ? target.checked : chosen.weekdays.includes(one),
                  ),
                })
              }
            />
            {t(`days.${day}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface SelectProps<T extends string | number> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

const Select = <T extends string | number>({ label, value, options, onChange }: SelectProps<T>) => {
  const id = useId()
  return (
    <div className="panel-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={({ target }) => {
          const found = options.find((option) => String(option.value) === target.value)
          if (found) onChange(found.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

const InMonth = ({ chosen, onChange }: PartProps) => {
  const t = useTranslations('announcements.series')
  if (chosen.rhythm === 'monthDay') {
    return (
      <Select
        label={t('monthDay')}
        value={chosen.place}
        options={MONTH_DAYS.map((value) => ({
          value,
          label: value === -1 ? t('lastOfMonth') : String(value),
        }))}
        onChange={(place) => onChange({ ...chosen, place })}
      />
    )
  }
  return (
    <>
      <Select
        label={t('place')}
        value={chosen.place}
        options={PLACES.map((value) => ({ value, label: t(`places.${String(value)}`) }))}
        onChange={(place: number) => onChange({ ...chosen, place })}
      />
      <Select<Weekday>
        label={t('weekdays')}
        value={chosen.weekdays[0] ?? 'MO'}
        options={WEEKDAYS.map((value) => ({ value, label: t(`days.${value}`) }))}
        onChange={(day) => onChange({ ...chosen, weekdays: [day] })}
      />
    </>
  )
}

/** How often, as a choice; a rule that was written by hand stays as it is until another is chosen. */
export const RhythmFields = ({
  rule,
  onChange,
}: {
  rule: string
  onChange: (rule: string) => void
}) => {
  const t = useTranslations('announcements.series')
  const id = useId()
  const chosen = recurrenceOf(rule)
  const set = (next: Recurrence) => onChange(ruleOf(next))
  const rhythms: (Rhythm | 'other')[] = [...RHYTHMS, ...(chosen === null ? ['other' as const] : [])]
  return (
    <>
      <div className="panel-row">
        <Select<Rhythm | 'other'>
          label={t('rhythm')}
          value={chosen?.rhythm ?? 'other'}
          options={rhythms.map((value) => ({ value, label: t(`rhythms.${value}`) }))}
          onChange={(rhythm) => {
            if (rhythm !== 'other') set({ ...BEGINNING, every: chosen?.every ?? 1, rhythm })
          }}
        />
        {chosen !== null && (
          <div className="panel-field">
            <label htmlFor={id}>{t('every')}</label>
            <input
              id={id}
              type="number"
              min={1}
              max={99}
              value={chosen.every}
              onChange={({ target }) => {
                const every = Math.min(99, Math.max(1, Math.trunc(target.valueAsNumber) || 1))
                set({ ...chosen, every })
              }}
            />
          </div>
        )}
        {(chosen?.rhythm === 'monthDay' || chosen?.rhythm === 'monthWeekday') && (
          <InMonth chosen={chosen} onChange={set} />
        )}
      </div>
      {chosen?.rhythm === 'weekly' && <Weekdays chosen={chosen} onChange={set} />}
    </>
  )
}
