'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import type { Confirmation, Results } from '../operations/results'

const AT_ONCE = 100

interface PeopleProps {
  base: string
  has: 'yes' | 'no'
  /** Another count: asked again. */
  count: number
  title: string
}

const People = ({ base, has, count, title }: PeopleProps) => {
  const t = useTranslations('announcements.panel.results')
  const [found, setFound] = useState<{ people: Confirmation[]; total: number } | null>(null)
  useEffect(() => {
    const path = `${base}/confirmations?has=${has}&limit=${String(AT_ONCE)}`
    void ask<{ people: Confirmation[]; total: number }>('GET', path).then((answer) => {
      if (answer.isOk) setFound(answer.body)
    })
  }, [base, has, count])
  if (found === null) return null
  const { people, total } = found
  return (
    <details>
      <summary className="news-button">
        {title}: {total}
      </summary>
      {people.length === 0 && <p>{t('nobody')}</p>}
      <ul>
        {people.map(({ id, name, unit }) => (
          <li key={id}>{unit === null ? name : `${unit} · ${name}`}</li>
        ))}
      </ul>
      {total > people.length && <p>{t('more', { count: total - people.length })}</p>}
    </details>
  )
}

interface ResultsListProps {
  base: string
  slug: string
  results: Results
}

/** What became of it. */
export const ResultsList = ({ base, slug, results }: ResultsListProps) => {
  const t = useTranslations('announcements.panel.results')
  const { people, views, likes, comments, acknowledged, eventId } = results
  const figures = { people, views, likes, comments, ...(acknowledged !== null && { acknowledged }) }
  return (
    <div className="news-part">
      <h4>{t('title')}</h4>
      <dl className="news-figures">
        {Object.entries(figures).map(([name, count]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {acknowledged !== null && (
        <>
          <People base={base} has="no" count={acknowledged} title={t('hasNot')} />
          <People base={base} has="yes" count={acknowledged} title={t('has')} />
        </>
      )}
      {eventId !== null && (
        <p>
          <a className="news-button" href={`/admin/notices?c=${slug}&event=${eventId}`}>
            {t('ledger')}
          </a>
        </p>
      )}
    </div>
  )
}
