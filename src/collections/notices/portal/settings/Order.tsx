import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import type { Channel } from '@/kernel/notifications/domain/words'
import { orderedChannels } from '@/kernel/notifications/operations/settings'
import type { PortalContext } from '@/kernel/portal/context'
import { ChannelOrder } from '../components/ChannelOrder'

interface OrderProps {
  context: PortalContext
  /** Those that the community offers. */
  channels: readonly Channel[]
}

/** Which way is tried first where one after the other is tried; it holds in all communities. */
export const Order = async ({ context: { req, community }, channels }: OrderProps) => {
  const [t, all] = await Promise.all([getTranslations(), orderedChannels(req)])
  const ways = all.filter((channel) => channels.includes(channel))
  return (
    <Card title={t('notices.settings.order')}>
      <p className="text-muted mb-3">{t('notices.settings.orderText')}</p>
      <ChannelOrder
        community={community.slug}
        ways={ways.map((channel, index) => {
          const label = t(`notifications.channels.${channel}`)
          return {
            channel,
            label,
            up: t('notices.settings.moveUp', { channel: label }),
            down: t('notices.settings.moveDown', { channel: label }),
            place: t('notices.settings.place', {
              channel: label,
              place: index + 1,
              count: ways.length,
            }),
          }
        })}
      />
    </Card>
  )
}
