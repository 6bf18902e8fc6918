'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { dayFrom } from '@/kernel/domain/zonedDay'
import { SNOOZE_CHOICES, snoozeUntil } from '../domain/snooze'
import type { ActionProps } from './actionProps'
import { wordIn } from './actionProps'
import { useInboxPlace } from './context'
import { PanelDialog } from './PanelDialog'
import { useDeed } from './useDeed'
import { useMoments } from './useMoments'

/** Puts a matter aside until a moment. */
export const SnoozeDialog = ({ detail, onClose, onDone }: ActionProps) => {
  const t = useTranslations('conversations.inbox')
  const { base, timeZone } = useInboxPlace()
  const moments = useMoments()
  const { run, isBusy, problem, problemOf, refuse } = useDeed(onDone)
  const [now] = useState(() => new Date())
  const send = (data: FormData) => {
    const choice = SNOOZE_CHOICES.find((one) => one === wordIn(data, 'choice')) ?? 'tomorrow'
    const until = snoozeUntil(choice, new Date(), timeZone, wordIn(data, 'day'))
    if (!until) {
      refuse('day', t('actions.dayPast'))
      return
    }
    const at = until.toISOString()
    void run({
      href: `${base}/${detail.id}/snooze`,
      body: { until: at },
      said: t('done.snoozed', { time: moments.at(at) }),
    })
  }
  const dayProblem = problemOf('day')
  return (
    <PanelDialog isOpen onClose={onClose} title={t('actions.snooze')}>
      <form
        noValidate
        className="inbox-form"
        onSubmit={(event) => {
          event.preventDefault()
          send(new FormData(event.currentTarget))
        }}
      >
        <fieldset>
          <legend>{t('actions.snoozeUntil')}</legend>
          {SNOOZE_CHOICES.map((choice) => (
            <label key={choice} className="inbox-choice">
              <input
                type="radio"
                name="choice"
                value={choice}
                defaultChecked={choice === 'tomorrow'}
              />
              <span>{t(`actions.choices.${choice}`)}</span>
            </label>
          ))}
          <label className="inbox-field">
            <span>{t('actions.day')}</span>
            <input
              type="date"
              name="day"
              min={dayFrom(now, timeZone, 1)}
              aria-invalid={dayProblem !== undefined}
              onFocus={({ target }) => {
                const choice = target.form?.querySelector<HTMLInputElement>('[value="date"]')
                if (choice) choice.checked = true
              }}
            />
            {dayProblem !== undefined && (
              <span role="alert" className="inbox-bad">
                {dayProblem}
              </span>
            )}
          </label>
        </fieldset>
        {problem !== undefined && (
          <p role="alert" className="inbox-bad">
            {problem}
          </p>
        )}
        <button type="submit" className="inbox-button inbox-button--main" disabled={isBusy}>
          {t('actions.snooze')}
        </button>
      </form>
    </PanelDialog>
  )
}
