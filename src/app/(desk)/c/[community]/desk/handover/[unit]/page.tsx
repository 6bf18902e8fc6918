import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HandOver } from '@/collections/packages/desk/components/HandOver'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { unitAtCounter } from '@/collections/packages/desk/handOverQueries'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { getContextFor } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface HandOverPageProps {
  params: Promise<{ community: string; unit: string }>
  searchParams: Promise<{ only?: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.handover')
  return { title: t('title') }
}

export default async function HandOverPage({ params, searchParams }: HandOverPageProps) {
  const [{ community, unit }, { only = '' }] = await Promise.all([params, searchParams])
  const context = await getContextFor(
    community,
    DESK_ROLES,
    `/c/${community}/desk/handover/${unit}`,
  )
  const found = await orNotFound(unitAtCounter(context, unit))
  return (
    <DeskShell context={context}>
      <HandOver context={context} {...found} only={only} method="unit" code="" suggested="" />
    </DeskShell>
  )
}
