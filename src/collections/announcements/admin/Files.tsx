'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { isLocked } from '../domain/states'
import type { Results } from '../operations/results'
import type { EditorPlace } from './editorPlaces'
import type { Send } from './sending'
import { sendFile } from './sendFile'

interface FilesProps {
  place: EditorPlace
  results: Results
  send: Send
}

const ACCEPT =
  'image/jpeg,image/png,image/webp,image/gif,.pdf,.txt,.csv,.docx,.xlsx,.pptx,.odt,.ods'

/** Pictures and files; they can be changed until the announcement is sent. */
export const Files = ({ place, results, send }: FilesProps) => {
  const t = useTranslations('announcements.panel.files')
  const id = useId()
  const [alt, setAlt] = useState('')
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState('')
  const isFixed = isLocked(results.state)
  if (isFixed && results.files.length === 0) return null
  const add = async (file: File) => {
    setSending(true)
    setProblem('')
    const staged = await sendFile(place.slug, file)
    if (!staged.isOk) setProblem(staged.message || t('failed'))
    else if (await send('POST', '/files', { file: staged.body.id, alt: alt.trim() })) setAlt('')
    setSending(false)
  }
  return (
    <div className="panel-part">
      <h4>{t('title')}</h4>
      <ul className="news-files">
        {results.files.map(({ id: file, name, thumbnailUrl, url, alt: shown }) => (
          <li key={file}>
            {thumbnailUrl !== null && <img src={thumbnailUrl} alt={shown} />}
            <a href={url}>{name}</a>
            {!isFixed && (
              <button
                type="button"
                className="panel-button"
                onClick={() => void send('DELETE', `/files/${file}`)}
              >
                {t('remove', { name })}
              </button>
            )}
          </li>
        ))}
      </ul>
      {!isFixed && (
        <div className="panel-row">
          <div className="panel-field">
            <label htmlFor={`${id}-alt`}>{t('alt')}</label>
            <input
              id={`${id}-alt`}
              type="text"
              maxLength={200}
              value={alt}
              onChange={({ target }) => setAlt(target.value)}
            />
          </div>
          <div className="panel-field">
            <label htmlFor={`${id}-file`}>{t('add')}</label>
            <input
              id={`${id}-file`}
              type="file"
              accept={ACCEPT}
              disabled={isSending}
              onChange={({ target }) => {
                const [file] = target.files ?? []
                if (file) void add(file)
                target.value = ''
              }}
            />
          </div>
        </div>
      )}
      <p role="status">{isSending ? t('adding') : ''}</p>
      {problem !== '' && (
        <p role="alert" className="panel-bad">
          {problem}
        </p>
      )}
    </div>
  )
}
