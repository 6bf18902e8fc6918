import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import { pageRequest } from '@/kernel/portal/request'
import { isDue } from '../../../domain/stillRight'
import { EmailRefused } from './EmailRefused'
import { StillRightForm } from './StillRightForm'

/** Once a year: is what the community knows of the person still right? And: does mail arrive? */
export const StillRight = async ({ context }: { context: PortalContext }) => {
  const [{ user }, t] = await Promise.all([pageRequest(), getTranslations('users.stillRight')])
  if (!user) return null
  const profile = `/c/${context.community.slug}/settings/profile`
  return (
    <>
      <EmailRefused context={context} />
      {isDue(user, systemClock.now()) && (
        <Card title={t('title')} className="mb-6">
          <p className="text-muted mb-4">{t('text')}</p>
          <div className="flex flex-wrap gap-3">
            <StillRightForm labels={{ yes: t('yes'), saving: t('saving') }} />
            <LinkButton href={profile}>{t('look')}</LinkButton>
          </div>
        </Card>
      )}
    </>
  )
}
