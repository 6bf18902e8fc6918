import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Card } from '@/components/ui/Card'
import { Notice } from '@/components/ui/Notice'
import { preferencesOf } from '@/kernel/notifications/operations/preferences'
import { reachableChannels } from '@/kernel/notifications/operations/reach'
import type { PortalContext } from '@/kernel/portal/context'
import { PreferenceMatrix } from '../components/PreferenceMatrix'
import { Devices } from './Devices'
import { Order } from './Order'
import { TelegramCard } from './TelegramCard'
import { Times } from './Times'

/** Where a missing address is given. */
const CURES: Readonly<Record<string, string>> = { email: 'profile', sms: 'profile' }

/** These say themselves, in a card of their own, that they lead nowhere yet. */
const HAS_CARD: ReadonlySet<string> = new Set(['push', 'telegram'])

/** Channels that are offered and lead nowhere yet, and what to do about each. */
const Unreached = async ({
  context,
  channels,
}: {
  context: PortalContext
  channels: readonly string[]
}) => {
  const t = await getTranslations('notices.settings')
  return channels.map((channel) => {
    const cure = CURES[channel]
    return (
      <Notice key={channel} tone="info" title={t(`noAddress.${channel}.title`)} className="mb-4">
        <p>{t(`noAddress.${channel}.text`)}</p>
        {cure !== undefined && (
          <Link
            href={`/c/${context.community.slug}/settings/${cure}`}
            className="text-link inline-flex min-h-11 items-center"
          >
            {t(`noAddress.${channel}.link`)}
          </Link>
        )}
      </Notice>
    )
  })
}

/** What a person hears of, how, and when. */
export const NotificationSettings = async ({ context }: { context: PortalContext }) => {
  const { req, community } = context
  const [t, { channels, groups }, reached] = await Promise.all([
    getTranslations(),
    preferencesOf(req, community.id),
    reachableChannels(req),
  ])
  const own = (key: string) => t(`notices.settings.${key}`)
  return (
    <>
      <Card title={own('what')}>
        <p className="text-muted mb-4">{own('whatText')}</p>
        <Unreached
          context={context}
          channels={channels.filter((channel) => !reached.has(channel) && !HAS_CARD.has(channel))}
        />
        {channels.length > 0 && (
          <PreferenceMatrix
            community={community.slug}
            channels={channels.map((channel) => ({
              channel,
              label: t(`notifications.channels.${channel}`),
            }))}
            rows={groups.map(({ group, isMandatory }) => ({
              group,
              label: t(`notifications.groups.${group}`),
              isLocked: isMandatory,
            }))}
            on={groups.flatMap(({ group, channels: ways }) =>
              ways.flatMap(({ channel, isOn }) => (isOn ? [`${group} ${channel}`] : [])),
            )}
            labels={{
              caption: own('caption'),
              group: own('group'),
              locked: own('locked'),
              lockedCell: own('lockedCell'),
              saved: own('choiceSaved'),
              save: t('common.save'),
              saving: t('common.saving'),
            }}
          />
        )}
      </Card>
      <Devices context={context} />
      <TelegramCard context={context} isUsed={channels.includes('telegram')} />
      {channels.length > 1 && <Order context={context} channels={channels} />}
      <Times context={context} />
    </>
  )
}
