import { notFound } from 'next/navigation'
import type { AdminViewServerProps } from 'payload'
import { PanelFrame } from '@/kernel/admin/PanelFrame'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { scopeOf } from '@/kernel/tenancy/scope'
import { MAX_HOURS, MIN_REASON } from '../domain/platformAccess'
import { openAccesses } from '../operations/platformAccess'
import { EndAccessButton } from './EndAccessButton'
import { OpenAccessForm } from './OpenAccessForm'

interface Place extends Record<string, unknown> {
  slug: string
  name: string
}

/** Where an operator opens a community, for a reason and some hours, and sees what is open. */
export const PlatformAccessView = async (view: AdminViewServerProps) => {
  const { req } = view.initPageResult
  const scope = await scopeOf(req)
  if (!scope.isOperator) notFound()
  const locale = req.i18n.language
  const t = translatorFor({ locale, namespace: 'memberships.access' })
  const reader = await readerOf(req)
  const [accesses, { rows: places }] = [
    await openAccesses(req),
    await reader.execute<Place>(sql`select slug, name from communities order by name limit 500`),
  ]
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <PanelFrame view={view} title={t('title')} intro={t('intro')}>
      <OpenAccessForm
        places={places.map(({ slug, name }) => ({ slug, name }))}
        maxHours={MAX_HOURS}
        minReason={MIN_REASON}
        labels={{
          community: t('community'),
          reason: t('reason'),
          reasonHint: t('reasonHint'),
          hours: t('hours'),
          open: t('open'),
          opened: t('opened'),
          failed: t('failed'),
        }}
      />
      <h2>{t('current')}</h2>
      {accesses.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul className="panel-list">
          {accesses.map(({ id, community, person, reason, until }) => (
            <li key={id}>
              <strong>{community.name}</strong>, {person.name},{' '}
              {t('until', { until: format.format(new Date(until)) })}: {reason}{' '}
              {person.id === scope.userId && (
                <EndAccessButton
                  href={`/api/platform/access/${id}/end`}
                  labels={{ end: t('end'), ended: t('ended'), failed: t('failed') }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </PanelFrame>
  )
}
