'use client'

import { useFormModified } from '@payloadcms/ui'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import { isLocked } from '../domain/states'
import { Addenda } from './Addenda'
import type { EditorPlace } from './editorPlaces'
import { EventDate } from './EventDate'
import { Files } from './Files'
import { KeepAsTemplate } from './KeepAsTemplate'
import { Moves } from './Moves'
import { ResultsList } from './ResultsList'
import { useResults } from './useResults'

interface PublicationPanelProps {
  id: string
  place: EditorPlace
}

/** Publishing and taking back, without the page being loaded anew. */
export const PublicationPanel = ({ id, place }: PublicationPanelProps) => {
  const t = useTranslations('announcements')
  const isModified = useFormModified()
  const base = `/api/c/${place.slug}/announcements/${id}`
  const [standing, look] = useResults(base)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const send = async (method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) => {
    setBusy(true)
    setProblem('')
    const answer = await ask(method, `${base}${path}`, body)
    if (!answer.isOk) setProblem(answer.message || t('panel.publication.failed'))
    await look()
    setBusy(false)
    return answer.isOk
  }
  if (standing === null) return null
  const { results } = standing
  return (
    <section className="panel-box" aria-labelledby="news-publication">
      <h3 id="news-publication">{t('panel.publication.title')}</h3>
      <p className="news-state">
        {t('panel.publication.state', { state: t(`states.${results.state}`) })}
        {' · '}
        {t('panel.publication.reaches', { people: results.people })}
      </p>
      {isModified && !isLocked(results.state) ? (
        <p>{t('panel.unsaved')}</p>
      ) : (
        <Moves standing={standing} place={place} isBusy={isBusy} send={send} />
      )}
      <div role="alert">{problem !== '' && <p className="panel-bad">{problem}</p>}</div>
      {!isLocked(results.state) && (
        <EventDate
          key={JSON.stringify(results.event)}
          results={results}
          place={place}
          isBusy={isBusy}
          send={send}
        />
      )}
      <Files place={place} results={results} send={send} />
      {!isModified && <KeepAsTemplate isBusy={isBusy} send={send} />}
      {(results.state === 'published' || results.state === 'expired') && (
        <>
          <Addenda results={results} send={send} />
          <ResultsList base={base} slug={place.slug} results={results} />
        </>
      )}
    </section>
  )
}
