import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import type { PortalContext } from '@/kernel/portal/context'
import { BlockButton } from './components/BlockButton'
import { blockState } from './queries'

interface BlockCardProps {
  context: PortalContext
  person: { id: string; name: string }
}

/** In a direct conversation: whether the other may write to the person, and what that changes. */
export const BlockCard = async ({ context, person: { id, name } }: BlockCardProps) => {
  const [t, state] = await Promise.all([
    getTranslations('conversations.portal.block'),
    blockState(context, id),
  ])
  const shared = { community: context.community.slug, person: id }
  const pending = t('working')
  return (
    <Card title={t('title', { name })}>
      <div role="status">
        <p className="text-muted mb-4">{t(state, { name })}</p>
      </div>
      {state === 'free' && (
        <>
          <ul className="text-muted mb-4 list-disc pl-5">
            {(['told', 'groups', 'official'] as const).map((point) => (
              <li key={point}>{t(`points.${point}`, { name })}</li>
            ))}
          </ul>
          <BlockButton
            {...shared}
            what="block"
            variant="danger"
            labels={{ text: t('block', { name }), pending }}
          />
        </>
      )}
      {state === 'blocked' && (
        <BlockButton
          {...shared}
          what="unblock"
          labels={{ text: t('unblockWho', { name }), pending }}
        />
      )}
    </Card>
  )
}
