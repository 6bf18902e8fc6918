'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { Send } from './sending'

/** What an announcement says is kept, to begin others from it. */
export const KeepAsTemplate = ({ isBusy, send }: { isBusy: boolean; send: Send }) => {
  const t = useTranslations('announcements.templates')
  const id = useId()
  const [name, setName] = useState('')
  const [isKept, setKept] = useState(false)
  const keep = async () => {
    setKept(false)
    if (!(await send('POST', '/template', { name: name.trim() }))) return
    setKept(true)
    setName('')
  }
  return (
    <details>
      <summary className="panel-button">{t('keep')}</summary>
      <p id={`${id}-text`}>{t('keepText')}</p>
      <div className="panel-row">
        <div className="panel-field">
          <label htmlFor={id}>{t('name')}</label>
          <input
            id={id}
            type="text"
            maxLength={80}
            value={name}
            aria-describedby={`${id}-text`}
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <button
          type="button"
          className="panel-button"
          disabled={isBusy || name.trim() === ''}
          onClick={() => void keep()}
        >
          {t('keep')}
        </button>
      </div>
      <p role="status">{isKept ? t('kept') : ''}</p>
    </details>
  )
}
