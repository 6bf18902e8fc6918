import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HandOver } from '@/collections/packages/desk/components/HandOver'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { onlyFor, sentFor, unitAtCounter } from '@/collections/packages/desk/handOverQueries'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { getContextFor } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface HandOverPageProps {
  params: Promise<{ community: string; unit: string }>
  searchParams: Promise<{ code?: string; who?: string; proxy?: string; via?: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.handover')
  return { title: t('title') }
}

export default async function HandOverPage({ params, searchParams }: HandOverPageProps) {
  const [{ community, unit }, search] = await Promise.all([params, searchParams])
  const { code = '', who = '', proxy = '', via } = search
  const context = await getContextFor(
    community,
    DESK_ROLES,
    `/c/${community}/desk/handover/${unit}`,
  )
  const found = await orNotFound(unitAtCounter(context, unit))
  const sent = await sentFor(context, unit, proxy)
  return (
    <DeskShell context={context}>
      <HandOver
        context={context}
        {...found}
        parcels={onlyFor(found.parcels, sent)}
        // The hand-over looks at the code; here it only says who probably stands there.
        method={code !== '' && (via === 'qr' || via === 'code') ? via : 'unit'}
        code={code.slice(0, 40)}
        suggested={who}
        sent={sent}
      />
    </DeskShell>
  )
}
