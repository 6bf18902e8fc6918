'use client'

import { useForm, useFormModified } from '@payloadcms/ui'
import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import type { VersionStanding } from '../operations/standing'
import { Compared } from './Compared'
import { Confirmed } from './Confirmed'
import type { PanelPlace } from '@/kernel/admin/StoredBox'
import { Problem } from './Problem'
import { Steps } from './Steps'
import { useAsked } from './useAsked'

/** Review, approval and publication, without the page being loaded anew. */
export const VersionPanel = ({ id, place }: { id: string; place: PanelPlace }) => {
  const t = useTranslations('rules')
  const isModified = useFormModified()
  const { dispatchFields } = useForm()
  const base = `/api/c/${place.slug}/rule-versions/${id}`
  const asked = useAsked<VersionStanding>(`${base}/standing`, t('panel.failed'))
  const { value, problem, isBusy, send } = asked
  const state = value?.state
  // The form's own fields follow: what is saved later is not what they said before.
  useEffect(() => {
    if (state !== undefined) dispatchFields({ type: 'UPDATE', path: 'state', value: state })
  }, [dispatchFields, state])
  if (value === null) return null
  const { standing, from, author, approvedBy, clause, confirmed, eventId } = value
  return (
    <section className="panel-box" aria-labelledby="rules-version">
      <h3 id="rules-version">{t('panel.version.title')}</h3>
      <p className="panel-state">
        {t('panel.version.state', { state: t(`states.${value.state}`) })}
        {from !== null && standing !== null && (
          <>
            {' · '}
            {t('panel.version.from', { from, standing: t(`standings.${standing}`) })}
          </>
        )}
      </p>
      <p>
        {author !== null && t('panel.version.author', { name: author })}
        {author !== null && approvedBy !== null && ' · '}
        {approvedBy !== null && t('panel.version.approved', { name: approvedBy })}
      </p>
      {isModified && value.state === 'draft' ? (
        <p>{t('panel.unsaved')}</p>
      ) : (
        <Steps
          version={value}
          place={place}
          isBusy={isBusy}
          onMove={(to) => void send(`${base}/state`, { to })}
          onPublish={(day) => void send(`${base}/publication`, { from: day })}
        />
      )}
      <Problem text={problem} />
      <Compared change={value.change} />
      {value.state === 'published' && confirmed !== null && <Confirmed base={base} />}
      <div className="panel-row">
        {value.state === 'published' && (
          <a className="panel-button" href={`/c/${place.slug}/rules/versions/${id}`}>
            {t('panel.version.page')}
          </a>
        )}
        <a className="panel-button" href={`/admin/collections/rule-clauses/${clause}`}>
          {t('panel.version.clause')}
        </a>
        {eventId !== null && (
          <a className="panel-button" href={`/admin/notices?c=${place.slug}&event=${eventId}`}>
            {t('panel.confirmations.ledger')}
          </a>
        )}
      </div>
    </section>
  )
}
