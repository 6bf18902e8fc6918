import { getTranslations } from 'next-intl/server'
import type { PortalContext } from '@/kernel/portal/context'
import { ConflictList, ConflictsWait } from '@/kernel/portal/components/offline/ConflictList'
import { ConflictCard } from './ConflictCard'
import { conflictsAtDesk, countConflicts } from './queries'

/** What was done without a network and does not fit. */
export const ConflictsHome = async ({ context }: { context: PortalContext }) => {
  const [t, { open, settled }] = await Promise.all([
    getTranslations('packages.offline.conflicts'),
    conflictsAtDesk(context),
  ])
  return (
    <ConflictList
      home={`/c/${context.community.slug}/desk`}
      words={{
        back: t('back'),
        title: t('title'),
        text: t('text'),
        empty: t('empty'),
        emptyText: t('emptyText'),
        settledTitle: t('settledTitle'),
      }}
      open={open}
      settled={settled}
      card={(conflict) => <ConflictCard key={conflict.id} context={context} conflict={conflict} />}
    />
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
    <ConflictsWait
      title={t('homeNotice', { count })}
      href={`/c/${context.community.slug}/desk/conflicts`}
      label={t('homeLink')}
    />
  )
}
