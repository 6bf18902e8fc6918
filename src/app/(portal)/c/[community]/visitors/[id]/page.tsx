import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { InvitationView } from '@/collections/visitors/portal/InvitationView'
import { myInvitation } from '@/collections/visitors/portal/queries'
import { RESIDENT_ROLES } from '@/collections/visitors/portal/roles'
import { getContextFor } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface InvitationPageProps {
  params: Promise<{ community: string; id: string }>
  searchParams: Promise<{ done?: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('visitors.pass')
  return { title: t('link') }
}

export default async function InvitationPage({ params, searchParams }: InvitationPageProps) {
  const [{ community, id }, { done }] = await Promise.all([params, searchParams])
  const path = `/c/${community}/visitors/${id}`
  const context = await getContextFor(community, RESIDENT_ROLES, path)
  const invitation = await orNotFound(myInvitation(context, id))
  return (
    <ResidentShell context={context}>
      <InvitationView context={context} invitation={invitation} done={done} />
    </ResidentShell>
  )
}
