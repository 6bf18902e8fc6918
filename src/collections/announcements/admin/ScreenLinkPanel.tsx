'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ask } from '@/kernel/admin/ask'

type State =
  | { status: 'idle' | 'busy' | 'ended' }
  | { status: 'made'; url: string }
  | { status: 'failed'; message: string }

/** @param base of the endpoint that makes and ends the address. */
export const ScreenLinkPanel = ({ base }: { base: string }) => {
  const t = useTranslations('announcements.lobby.panel')
  const id = useId()
  const [state, setState] = useState<State>({ status: 'idle' })
  const make = async () => {
    setState({ status: 'busy' })
    const answer = await ask<{ url: string }>('POST', base)
    if (answer.isOk) setState({ status: 'made', url: answer.body.url })
    else setState({ status: 'failed', message: answer.message || t('failed') })
  }
  const end = async () => {
    setState({ status: 'busy' })
    const answer = await ask('DELETE', base)
    if (answer.isOk) setState({ status: 'ended' })
    else setState({ status: 'failed', message: answer.message || t('failed') })
  }
  const isBusy = state.status === 'busy'
  return (
    <section className="panel-box" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('title')}</h3>
      <p>{t('text')}</p>
      {state.status === 'made' && (
        <div className="panel-field">
          <label htmlFor={id}>{t('address')}</label>
          <input
            id={id}
            type="text"
            readOnly
            value={state.url}
            aria-describedby={`${id}-hint`}
            onFocus={({ target }) => target.select()}
          />
          <span id={`${id}-hint`}>{t('once')}</span>
        </div>
      )}
      <div role="status">{state.status === 'ended' && <p>{t('ended')}</p>}</div>
      <div role="alert">
        {state.status === 'failed' && <p className="panel-bad">{state.message}</p>}
      </div>
      <div className="panel-row">
        <button
          type="button"
          className="panel-button panel-main"
          disabled={isBusy}
          onClick={() => void make()}
        >
          {t(state.status === 'made' ? 'again' : 'make')}
        </button>
        <button type="button" className="panel-button" disabled={isBusy} onClick={() => void end()}>
          {t('end')}
        </button>
      </div>
    </section>
  )
}
