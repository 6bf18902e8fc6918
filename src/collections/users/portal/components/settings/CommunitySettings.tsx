import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import type { PortalContext } from '@/kernel/portal/context'

/** Where the person belongs, and as what. */
export const CommunitySettings = async ({ context }: { context: PortalContext }) => {
  const t = await getTranslations('users')
  const { community, roles, format, hasOthers } = context
  const facts = [
    [t('settings.community.name'), community.name],
    [t('settings.community.roles'), format.list(roles.map((role) => t(`roles.${role}`)))],
    [t('settings.community.timeZone'), community.timeZone],
  ]
  return (
    <Card>
      <dl className="flex flex-col gap-4">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="text-lg font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-muted mt-3">{t('settings.community.times')}</p>
      {hasOthers && (
        <LinkButton href="/communities" className="mt-5">
          {t('settings.community.others')}
        </LinkButton>
      )}
    </Card>
  )
}
