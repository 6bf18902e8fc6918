'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import type { EditorPlace } from './editorPlaces'
import type { Send } from './sending'
import type { Standing } from './useResults'

interface MovesProps {
  standing: Standing
  place: EditorPlace
  isBusy: boolean
  send: Send
}

/** Seconds left until a moment; 0 from then on. */
const useCountdown = (until: number): number => {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    const look = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)))
    const first = setTimeout(look, 0)
    const timer = setInterval(look, 250)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [until])
  return left
}

const Undo = ({ standing, isBusy, send }: Omit<MovesProps, 'place'>) => {
  const t = useTranslations('announcements.panel.publication')
  const seconds = useCountdown(standing.undoUntil)
  if (seconds === 0) return <p role="status">{t('sending')}</p>
  return (
    <div className="panel-row">
      <p role="timer">{t('seconds', { seconds })}</p>
      <button
        type="button"
        className="panel-button panel-main"
        disabled={isBusy}
        onClick={() => void send('POST', '/state', { to: 'draft' })}
      >
        {t('undo')}
      </button>
    </div>
  )
}

interface MomentProps {
  label: string
  submit: string
  hint: string
  isBusy: boolean
  onChoose: (at: string) => void
}

/** A moment on the clocks of the community. */
const Moment = ({ label, submit, hint, isBusy, onChoose }: MomentProps) => {
  const id = useId()
  const [at, setAt] = useState('')
  return (
    <div className="panel-row">
      <div className="panel-field">
        <label htmlFor={id}>{label}</label>
        <input
          id={id}
          type="datetime-local"
          value={at}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setAt(target.value)}
        />
        <span id={`${id}-hint`}>{hint}</span>
      </div>
      <button
        type="button"
        className="panel-button"
        disabled={isBusy || at === ''}
        onClick={() => onChoose(at.slice(0, 16))}
      >
        {submit}
      </button>
    </div>
  )
}

const Withdraw = ({ isBusy, send }: Pick<MovesProps, 'isBusy' | 'send'>) => {
  const t = useTranslations('announcements.panel.publication')
  return (
    <details>
      <summary className="panel-button">{t('withdraw')}</summary>
      <p>{t('withdrawText')}</p>
      <button
        type="button"
        className="panel-button panel-danger"
        disabled={isBusy}
        onClick={() => void send('POST', '/state', { to: 'withdrawn' })}
      >
        {t('withdrawSure')}
      </button>
    </details>
  )
}

const Drafted = ({ standing: { results }, place, isBusy, send }: MovesProps) => {
  const t = useTranslations('announcements.panel.publication')
  const move = (to: string, at?: string) => void send('POST', '/state', { to, ...(at && { at }) })
  return (
    <>
      <div className="panel-row">
        <button
          type="button"
          className="panel-button panel-main"
          disabled={isBusy}
          onClick={() => move('sending')}
        >
          {t('publish')}
        </button>
        {results.state === 'draft' && (
          <button
            type="button"
            className="panel-button"
            disabled={isBusy}
            onClick={() => move('review')}
          >
            {t('toReview')}
          </button>
        )}
        {results.state !== 'draft' && (
          <button
            type="button"
            className="panel-button"
            disabled={isBusy}
            onClick={() => move('draft')}
          >
            {t('toDraft')}
          </button>
        )}
      </div>
      {results.state !== 'scheduled' && (
        <Moment
          label={t('at')}
          submit={t('schedule')}
          hint={t('zone', { zone: place.timeZone })}
          isBusy={isBusy}
          onChoose={(at) => move('scheduled', at)}
        />
      )}
    </>
  )
}

/** What can be done with an announcement where it stands. */
export const Moves = (props: MovesProps) => {
  const { standing, place, isBusy, send } = props
  const t = useTranslations('announcements.panel.publication')
  const { state, expiresAt } = standing.results
  if (state === 'sending') return <Undo standing={standing} isBusy={isBusy} send={send} />
  if (state === 'withdrawn') return null
  const isSent = state === 'published' || state === 'expired'
  return (
    <>
      {!isSent && <Drafted {...props} />}
      {state !== 'expired' && (
        <>
          <Moment
            label={t('expires')}
            submit={t('expiry')}
            hint={t('zone', { zone: place.timeZone })}
            isBusy={isBusy}
            onChoose={(at) => void send('PUT', '/expiry', { at })}
          />
          {expiresAt !== null && (
            <button
              type="button"
              className="panel-button"
              disabled={isBusy}
              onClick={() => void send('PUT', '/expiry', { at: null })}
            >
              {t('noExpiry')}
            </button>
          )}
        </>
      )}
      {isSent && <Withdraw isBusy={isBusy} send={send} />}
    </>
  )
}
