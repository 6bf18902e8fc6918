import { Check } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { ConflictCard } from './ConflictCard'
import { conflictsAtDesk, countConflicts } from './queries'

/** What was done without a network and does not fit. */
export const ConflictsHome = async ({ context }: { context: PortalContext }) => {
  const [t, { open, settled }] = await Promise.all([
    getTranslations('packages.offline.conflicts'),
    conflictsAtDesk(context),
  ])
  return (
    <>
      <PageHeader
        back={{ href: `/c/${context.community.slug}/desk`, label: t('back') }}
        title={t('title')}
        text={t('text')}
      />
      <div className="flex flex-col gap-6">
        {open.length === 0 && (
          <EmptyState icon={<Check />} title={t('empty')} text={t('emptyText')} />
        )}
        {open.map((conflict) => (
          <ConflictCard key={conflict.id} context={context} conflict={conflict} />
        ))}
        {settled.length > 0 && <h2 className="text-xl font-bold">{t('settledTitle')}</h2>}
        {settled.map((conflict) => (
          <ConflictCard key={conflict.id} context={context} conflict={conflict} />
        ))}
      </div>
    </>
  )
}

/** That something waits there; nothing where nothing does. */
export const ConflictsNotice = async ({ context }: { context: PortalContext }) => {
  const [t, count] = await Promise.all([
    getTranslations('packages.offline.conflicts'),
    countConflicts(context),
  ])
  if (count === 0) return null
  return (
    <Notice
      tone="warning"
      title={t('homeNotice', { count })}
      action={
        <LinkButton href={`/c/${context.community.slug}/desk/conflicts`} variant="secondary">
          {t('homeLink')}
        </LinkButton>
      }
    />
  )
}
