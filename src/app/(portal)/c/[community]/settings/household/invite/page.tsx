import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InvitePage } from '@/collections/admissions/portal/household/InvitePage'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'

interface HouseholdInvitePageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ unit?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('admissions.household')
  return { title: t('pageTitle') }
}

export default async function HouseholdInvitePage({
  params,
  searchParams,
}: HouseholdInvitePageProps) {
  const [{ community }, { unit }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/settings/household/invite`)
  return (
    <ResidentShell context={context}>
      <InvitePage context={context} unit={typeof unit === 'string' ? unit : undefined} />
    </ResidentShell>
  )
}
