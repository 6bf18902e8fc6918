import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HouseholdInvitations } from '@/collections/admissions/portal/household/HouseholdInvitations'
import { HouseholdSettings } from '@/collections/households/portal/household/HouseholdSettings'
import { getPortalContext } from '@/kernel/portal/context'
import { CommunityFrame } from '../CommunityFrame'

interface HouseholdPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.settings.household')
  return { title: t('title') }
}

export default async function HouseholdPage({ params, searchParams }: HouseholdPageProps) {
  const [{ community }, { done }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/settings/household`)
  return (
    <CommunityFrame context={context} current="household">
      <HouseholdSettings
        context={context}
        done={typeof done === 'string' ? done : undefined}
        renderInvitations={(unit) => <HouseholdInvitations context={context} unit={unit} />}
      />
    </CommunityFrame>
  )
}
