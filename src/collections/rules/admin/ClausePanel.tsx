'use client'

import { useTranslations } from 'next-intl'
import { z } from 'zod'
import type { ClauseOverview } from '../operations/overview'
import type { PanelPlace } from '@/kernel/admin/StoredBox'
import { Problem } from './Problem'
import { useAsked } from './useAsked'

const VERSIONS = '/admin/collections/rule-versions'
const madeSchema = z.object({ id: z.string() })

/** The versions of a clause; the next one begins with the words that it has. */
export const ClausePanel = ({ id, place }: { id: string; place: PanelPlace }) => {
  const t = useTranslations('rules')
  const base = `/api/c/${place.slug}/rule-clauses/${id}/versions`
  const { value, problem, isBusy, send } = useAsked<ClauseOverview>(base, t('panel.failed'))
  if (value === null) return null
  const { versions } = value
  const isPublished = versions.some(({ state }) => state === 'published')
  const begin = async (repeals: boolean) => {
    const made = madeSchema.safeParse(await send(base, { repeals }))
    if (made.success) window.location.assign(`${VERSIONS}/${made.data.id}`)
  }
  return (
    <section className="panel-box" aria-labelledby="rules-clause">
      <h3 id="rules-clause">{t('panel.clause.title')}</h3>
      {versions.length === 0 && <p>{t('panel.clause.none')}</p>}
      <ul className="panel-list">
        {versions.map(({ id: version, state, from }) => (
          <li key={version}>
            <a className="rules-link" href={`${VERSIONS}/${version}`}>
              {from !== null && state === 'published'
                ? t('panel.clause.line', { from, state: t(`states.${state}`) })
                : t(`states.${state}`)}
            </a>
          </li>
        ))}
      </ul>
      <div className="panel-row">
        {isPublished ? (
          <>
            <button
              type="button"
              className="panel-button panel-main"
              disabled={isBusy}
              onClick={() => void begin(false)}
            >
              {t('panel.clause.change')}
            </button>
            <button
              type="button"
              className="panel-button"
              disabled={isBusy}
              onClick={() => void begin(true)}
            >
              {t('panel.clause.repeal')}
            </button>
          </>
        ) : (
          versions.length === 0 && (
            <a className="panel-button panel-main" href={`${VERSIONS}/create`}>
              {t('panel.clause.first')}
            </a>
          )
        )}
      </div>
      <Problem text={problem} />
    </section>
  )
}
