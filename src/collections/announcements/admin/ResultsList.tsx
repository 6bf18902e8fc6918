'use client'

import { useTranslations } from 'next-intl'
import { Confirmations } from '@/kernel/admin/Confirmations'
import type { Results } from '../operations/results'

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
    <div className="panel-part">
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
        <Confirmations
          base={base}
          stamp={String(acknowledged)}
          labels={{ has: t('has'), hasNot: t('hasNot') }}
        />
      )}
      {eventId !== null && (
        <p>
          <a className="panel-button" href={`/admin/notices?c=${slug}&event=${eventId}`}>
            {t('ledger')}
          </a>
        </p>
      )}
    </div>
  )
}
