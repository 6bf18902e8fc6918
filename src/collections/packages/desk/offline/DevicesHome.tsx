import { TabletSmartphone } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { List } from '@/components/ui/List'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { EnrolForm } from '../components/offline/EnrolForm'
import { devicesAtDesk } from './queries'
import { RevokeForm } from '../components/offline/RevokeForm'

/** This device, and those of which the person may have one wiped. */
export const DevicesHome = async ({ context }: { context: PortalContext }) => {
  const [t, common, devices] = await Promise.all([
    getTranslations('packages.offline.devices'),
    getTranslations('common'),
    devicesAtDesk(context),
  ])
  const { community, format } = context
  const when = (at: string) => format.dateTime(new Date(at))
  const revoke = {
    open: t('revoke'),
    text: t('revokeText'),
    confirm: t('revokeConfirm'),
    pending: t('revoking'),
    summary: t('summary'),
  }
  return (
    <>
      <PageHeader
        back={{ href: `/c/${community.slug}/desk`, label: t('back') }}
        title={t('title')}
        text={t('text')}
      />
      <div className="flex flex-col gap-6">
        <Card title={t('enrolTitle')}>
          <p className="text-muted mb-5 max-w-2xl">{t('enrolText')}</p>
          <EnrolForm
            community={community.id}
            slug={community.slug}
            labels={{
              label: t('label'),
              labelHint: t('labelHint'),
              labelMissing: t('labelMissing'),
              pin: t('pin'),
              pinHint: t('pinHint'),
              pinLength: t('pinLength'),
              pinEasy: t('pinEasy'),
              pinDiffers: t('pinDiffers'),
              again: t('again'),
              enrol: t('enrol'),
              enrolling: t('enrolling'),
              failed: t('failed'),
              unsupported: t('unsupported'),
              summary: t('summary'),
              here: t('here'),
              hereText: t('hereText'),
              open: t('open'),
              loading: common('loading'),
            }}
          />
        </Card>
        <Card title={t('listTitle')} isFlush>
          {devices.length === 0 ? (
            <EmptyState icon={<TabletSmartphone />} title={t('empty')} text={t('emptyText')} />
          ) : (
            <List>
              {devices.map(({ id, label, person, enrolledAt, lastSeenAt, revokedAt }) => (
                <li
                  key={id}
                  className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-5 py-4 sm:px-6"
                >
                  <div className="min-w-0">
                    <h3 className="font-semibold">{label}</h3>
                    <p>{t('row', { name: person.name, since: when(enrolledAt) })}</p>
                    <p className="text-muted">
                      {revokedAt === null
                        ? t('seen', { when: when(lastSeenAt) })
                        : t('revoked', { when: when(revokedAt) })}
                    </p>
                  </div>
                  {revokedAt === null && (
                    <RevokeForm community={community.slug} id={id} labels={revoke} />
                  )}
                </li>
              ))}
            </List>
          )}
        </Card>
      </div>
    </>
  )
}
