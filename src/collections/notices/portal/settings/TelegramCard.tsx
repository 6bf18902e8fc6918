import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { telegramState } from '@/kernel/notifications/telegram/links'
import type { PortalContext } from '@/kernel/portal/context'
import { TelegramPanel } from '../components/TelegramPanel'

interface TelegramCardProps {
  context: PortalContext
  /** Whether the community sends anything over it. */
  isUsed: boolean
}

/** Connects a chat with the bot, or ends that; not there where it would lead to nothing. */
export const TelegramCard = async ({ context: { req, format }, isUsed }: TelegramCardProps) => {
  const { isOffered, linkedAt } = await telegramState(req)
  if (!isOffered || (!isUsed && linkedAt === null)) return null
  const t = await getTranslations('notices.settings.telegram')
  const common = await getTranslations('common')
  return (
    <Card title={t('title')}>
      <TelegramPanel
        isLinked={linkedAt !== null}
        labels={{
          text: linkedAt === null ? t('text') : t('linked', { day: format.date(linkedAt) }),
          connect: t('connect'),
          again: t('again'),
          disconnect: t('disconnect'),
          pending: common('sending'),
          open: t('open'),
          how: t('how'),
          qr: t('qr'),
          scan: t('scan'),
          look: t('look'),
          gone: t('gone'),
        }}
      />
    </Card>
  )
}
