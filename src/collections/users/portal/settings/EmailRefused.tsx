import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import { pageRequest } from '@/kernel/portal/request'

/** Tells a person that their mail server refuses our mail, and what they can do about it. */
export const EmailRefused = async ({ context }: { context: PortalContext }) => {
  const [{ user }, t] = await Promise.all([pageRequest(), getTranslations('users.emailRefused')])
  if (!user?.emailRefusedAt) return null
  const { email, emailRefusedAt: since, emailRefusedReason: reason } = user
  return (
    <Notice
      tone="warning"
      title={t('title')}
      className="mb-6"
      action={
        <LinkButton href={`/c/${context.community.slug}/settings/security`}>
          {t('change')}
        </LinkButton>
      }
    >
      <p>{t('text', { email, day: context.format.date(since) })}</p>
      {reason && <p>{t('reason', { reason })}</p>}
      <p>{t('what')}</p>
    </Notice>
  )
}
