'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import { isOpen } from '../domain/states'
import { DownloadsList } from './DownloadsList'
import { ReadersList } from './ReadersList'
import { sendFile } from './sendFile'
import { useVersions } from './useVersions'
import { VersionMoves } from './VersionMoves'
import { VersionRow } from './VersionRow'

interface VersionsPanelProps {
  id: string
  slug: string
}

const ACCEPT =
  'image/jpeg,image/png,image/webp,image/gif,.pdf,.txt,.csv,.docx,.xlsx,.pptx,.odt,.ods,.odp'

interface UploadProps {
  base: string
  slug: string
  isFirst: boolean
  onDone: (problem: string) => void
}

const Upload = ({ base, slug, isFirst, onDone }: UploadProps) => {
  const t = useTranslations('documents.panel.versions')
  const id = useId()
  const [note, setNote] = useState('')
  const [isSending, setSending] = useState(false)
  const add = async (file: File) => {
    setSending(true)
    const staged = await sendFile(slug, file)
    const answer = staged.isOk
      ? await ask('POST', `${base}/versions`, { file: staged.body.id, note: note.trim() })
      : staged
    if (answer.isOk) setNote('')
    setSending(false)
    onDone(answer.isOk ? '' : answer.message || t('failed'))
  }
  return (
    <div className="panel-part">
      {!isFirst && (
        <div className="panel-field">
          <label htmlFor={`${id}-note`}>{t('note')}</label>
          <input
            id={`${id}-note`}
            type="text"
            maxLength={300}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
      )}
      <div className="panel-field">
        <label htmlFor={`${id}-file`}>{isFirst ? t('add') : t('addNext')}</label>
        <input
          id={`${id}-file`}
          type="file"
          accept={ACCEPT}
          disabled={isSending}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) void add(file)
            target.value = ''
          }}
        />
        <span id={`${id}-hint`}>{t('hint')}</span>
      </div>
      <p role="status">{isSending ? t('adding') : ''}</p>
    </div>
  )
}

/** Files and their publication, without the page being loaded anew. */
export const VersionsPanel = ({ id, slug }: VersionsPanelProps) => {
  const t = useTranslations('documents')
  const base = `/api/c/${slug}/documents/${id}`
  const [standing, look] = useVersions(base)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  if (standing === null) return null
  const { state, versions, requires } = standing
  const shown = versions.filter((one) => isOpen(one.state) || one.state === 'current')
  const earlier = versions.filter((one) => !shown.includes(one))
  const move = async (to: string) => {
    setBusy(true)
    const answer = await ask('POST', `${base}/state`, { to })
    setProblem(answer.isOk ? '' : answer.message || t('panel.versions.failed'))
    await look()
    setBusy(false)
  }
  return (
    <section className="panel-box" aria-labelledby="docs-versions">
      <h3 id="docs-versions">{t('panel.versions.title')}</h3>
      <p className="panel-state">{t('panel.versions.state', { state: t(`states.${state}`) })}</p>
      {versions.length === 0 && <p>{t('panel.versions.none')}</p>}
      <ul className="docs-versions">
        {shown.map((one) => (
          <VersionRow key={one.id} base={base} version={one} />
        ))}
      </ul>
      <VersionMoves state={state} versions={versions} isBusy={isBusy} onMove={move} />
      <div role="alert">{problem !== '' && <p className="panel-bad">{problem}</p>}</div>
      <Upload
        base={base}
        slug={slug}
        isFirst={versions.length === 0}
        onDone={(said) => {
          setProblem(said)
          void look()
        }}
      />
      {earlier.length > 0 && (
        <details className="panel-part">
          <summary className="panel-button">{t('panel.versions.earlier')}</summary>
          <ul className="docs-versions">
            {earlier.map((one) => (
              <VersionRow key={one.id} base={base} version={one} />
            ))}
          </ul>
        </details>
      )}
      {state === 'published' && requires && (
        <ReadersList base={base} version={shown.find((one) => one.state === 'current')?.id ?? ''} />
      )}
      {versions.length > 0 && <DownloadsList base={base} />}
    </section>
  )
}
