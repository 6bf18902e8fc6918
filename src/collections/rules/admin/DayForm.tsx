'use client'

import { useId, useState } from 'react'

interface DayFormProps {
  label: string
  submit: string
  hint: string
  today: string
  isBusy: boolean
  onChoose: (day: string) => void
}

/** A day on the calendar of the community, and what is done from it on. */
export const DayForm = ({ label, submit, hint, today, isBusy, onChoose }: DayFormProps) => {
  const id = useId()
  const [day, setDay] = useState(today)
  return (
    <div className="panel-row">
      <div className="panel-field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="date"
          value={day}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setDay(target.value)}
        />
        <span id={`${id}-hint`}>{hint}</span>
      </div>
      <button
        type="button"
        className="panel-button panel-main"
        disabled={isBusy || day === ''}
        onClick={() => onChoose(day)}
      >
        {submit}
      </button>
    </div>
  )
}
