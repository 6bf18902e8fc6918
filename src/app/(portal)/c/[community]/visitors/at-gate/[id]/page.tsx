import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { AskView } from '@/collections/visitors/portal/atGate/AskView'
import { myAsk } from '@/collections/visitors/portal/atGate/queries'
import { RESIDENT_ROLES } from '@/collections/visitors/portal/roles'
import { getContextFor } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface AskPageProps {
  params: Promise<{ community: string; id: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors.atGate')
  return { title: t('title') }
}

export default async function AtGatePage({ params }: AskPageProps) {
  const { community, id } = await params
  const path = `/c/${community}/visitors/at-gate/${id}`
  const context = await getContextFor(community, RESIDENT_ROLES, path)
  const ask = await orNotFound(myAsk(context, id))
  return (
    <ResidentShell context={context}>
      <AskView context={context} ask={ask} />
    </ResidentShell>
  )
}
