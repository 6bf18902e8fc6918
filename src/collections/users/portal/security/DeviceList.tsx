import { Laptop, Smartphone, Tablet } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { createFormatters } from '@/kernel/i18n/formatters'
import { pageRequest } from '@/kernel/portal/request'
import { listSessions } from '../../operations/sessions/listSessions'
import { SignOutForm } from '../components/security/SignOutForm'

const ICONS = { phone: Smartphone, tablet: Tablet, computer: Laptop } as const

/** Where the person is signed in, and the way to end each. */
export const DeviceList = async ({ timeZone }: { timeZone: string }) => {
  const [locale, t, common, req] = await Promise.all([
    getLocale(),
    getTranslations('users.devices'),
    getTranslations('common'),
    pageRequest(),
  ])
  const sessions = await listSessions(req, locale)
  const format = createFormatters({ locale, timeZone })
  const others = sessions.filter(({ isCurrent }) => !isCurrent)
  return (
    <Card title={t('title')} isFlush>
      <p className="text-muted px-5 pb-2 sm:px-6">{t('text')}</p>
      <ul role="list" className="divide-line divide-y">
        {sessions.map(({ id, device, place, kind, signedInAt, lastSeenAt, isCurrent }) => {
          const Icon = ICONS[kind]
          return (
            <li key={id} className="flex gap-4 px-5 py-4 sm:px-6">
              <Icon aria-hidden className="text-muted mt-0.5 size-6 shrink-0" />
              <div className="flex min-w-0 grow flex-col gap-3 sm:flex-row sm:items-center">
                <div className="min-w-0 grow">
                  <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold">
                    {device}
                    {isCurrent && <Badge tone="success">{t('here')}</Badge>}
                  </p>
                  <p className="text-muted break-words">{place}</p>
                  <p className="text-muted">{t('since', { at: format.dateTime(signedInAt) })}</p>
                  {!isCurrent && (
                    <p className="text-muted">{t('seen', { at: format.dateTime(lastSeenAt) })}</p>
                  )}
                </div>
                {!isCurrent && (
                  <SignOutForm
                    session={id}
                    label={t('end')}
                    name={t('endNamed', { device })}
                    pendingLabel={common('sending')}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ul>
      <div className="px-5 pt-2 pb-3 sm:px-6">
        {others.length === 0 ? (
          <p className="text-muted">{t('only')}</p>
        ) : (
          <SignOutForm label={t('endOthers')} pendingLabel={common('sending')} />
        )}
      </div>
    </Card>
  )
}
