import { getTranslations } from 'next-intl/server'
import type { PortalContext } from '@/kernel/portal/context'
import { pageRequest } from '@/kernel/portal/request'
import { EmailRefusedNotice } from './EmailRefusedNotice'

/** Tells a person that their mail server refuses our mail, and what they can do about it. */
export const EmailRefused = async ({ context }: { context: PortalContext }) => {
  const [{ user }, t] = await Promise.all([pageRequest(), getTranslations('users.emailRefused')])
  if (!user?.emailRefusedAt) return null
  const { email, emailRefusedAt: since, emailRefusedReason: reason } = user
  return (
    <EmailRefusedNotice
      href={`/c/${context.community.slug}/settings/security`}
      labels={{
        title: t('title'),
        text: t('text', { email, day: context.format.date(since) }),
        reason: reason ? t('reason', { reason }) : null,
        what: t('what'),
        change: t('change'),
      }}
    />
  )
}
