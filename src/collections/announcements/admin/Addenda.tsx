'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { Results } from '../operations/results'
import type { Send } from './sending'

/** Corrections of what was sent. */
export const Addenda = ({ results, send }: { results: Results; send: Send }) => {
  const t = useTranslations('announcements.panel.addenda')
  const id = useId()
  const [text, setText] = useState('')
  return (
    <div className="panel-part">
      <h4>{t('title')}</h4>
      <p>{t('text')}</p>
      <ul>
        {results.addenda.map((addendum) => (
          <li key={addendum.id}>{addendum.body}</li>
        ))}
      </ul>
      <div className="panel-field">
        <label htmlFor={id}>{t('label')}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={2000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      <button
        type="button"
        className="panel-button"
        disabled={text.trim() === ''}
        onClick={() => {
          void send('POST', '/addenda', { text: text.trim() }).then((isDone) => {
            if (isDone) setText('')
          })
        }}
      >
        {t('add')}
      </button>
    </div>
  )
}
