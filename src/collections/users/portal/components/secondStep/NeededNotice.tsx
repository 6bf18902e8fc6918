import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { withheldCommunities } from '@/kernel/portal/context'

/** Tells of communities in which somebody's work waits for a second step; nothing where there are none. */
export const NeededNotice = async () => {
  const [communities, t] = await Promise.all([
    withheldCommunities(),
    getTranslations('users.secondStep'),
  ])
  if (communities.length === 0) return null
  return (
    <Notice
      tone="warning"
      className="mb-5"
      title={t('needed', { community: communities.map(({ name }) => name).join(', ') })}
      action={
        <LinkButton href="/second-step-needed?next=/communities" variant="primary" prefetch={false}>
          {t('neededButton')}
        </LinkButton>
      }
    >
      {t('neededText')}
    </Notice>
  )
}
