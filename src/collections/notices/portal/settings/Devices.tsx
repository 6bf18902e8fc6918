import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { describeDevice } from '@/collections/users/public'
import { listDevices } from '@/kernel/notifications/operations/devices'
import type { PortalContext } from '@/kernel/portal/context'
import { RemoveForm } from '@/kernel/portal/components/RemoveForm'
import { vapid } from '@/kernel/push/settings'
import { DeviceSwitch } from '../components/DeviceSwitch'
import { removeDeviceAction } from './actions'

/** Notices on this device and on the person's others; nothing where the installation sends none. */
export const Devices = async ({ context: { req, format } }: { context: PortalContext }) => {
  const keys = vapid()
  if (!keys) return null
  const [locale, t, common, devices] = await Promise.all([
    getLocale(),
    getTranslations('notices.settings.devices'),
    getTranslations('common'),
    listDevices(req),
  ])
  return (
    <Card title={t('title')}>
      <p className="text-muted mb-4">{t('text')}</p>
      <DeviceSwitch
        pushKey={keys.publicKey}
        isListed={devices.some(({ isHere }) => isHere)}
        labels={{
          on: t('on'),
          off: t('off'),
          turnOn: t('turnOn'),
          turnOff: t('turnOff'),
          working: t('working'),
          failed: t('failed'),
          unsupported: t('unsupported'),
          unsupportedText: t('unsupportedText'),
          needsInstall: t('needsInstall'),
          needsInstallText: t('needsInstallText'),
          denied: t('denied'),
          deniedText: t('deniedText'),
          noScript: t('noScript'),
        }}
      />
      {devices.length > 0 && (
        <>
          <h3 className="mt-6 font-semibold">{t('list')}</h3>
          <ul role="list" className="divide-line divide-y">
            {devices.map(({ id, userAgent, since, isHere }) => {
              const { device } = describeDevice({ userAgent, address: '' }, locale)
              return (
                <li
                  key={id}
                  className="flex flex-col gap-3 py-3 sm:flex-row sm:items-center sm:justify-between"
                >
                  <div className="min-w-0">
                    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                      {device}
                      {isHere && <Badge tone="success">{t('here')}</Badge>}
                    </p>
                    <p className="text-muted">{t('since', { day: format.date(since) })}</p>
                  </div>
                  {!isHere && (
                    <RemoveForm
                      action={removeDeviceAction}
                      name="device"
                      value={id}
                      labels={{
                        text: t('remove'),
                        named: t('removeNamed', { device }),
                        pending: common('sending'),
                      }}
                    />
                  )}
                </li>
              )
            })}
          </ul>
        </>
      )}
    </Card>
  )
}
