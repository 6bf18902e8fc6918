import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PersonPage } from '@/collections/households/portal/household/PersonPage'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { PageHeader } from '@/components/ui/PageHeader'
import { getPortalContext } from '@/kernel/portal/context'

interface HouseholdPersonPageProps {
  params: Promise<{ community: string; membership: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('households.people')
  return { title: t('edit') }
}

export default async function HouseholdPersonPage({ params }: HouseholdPersonPageProps) {
  const { community, membership } = await params
  const household = `/c/${community}/settings/household`
  const context = await getPortalContext(community, `${household}/people/${membership}`)
  const t = await getTranslations()
  return (
    <ResidentShell context={context}>
      <div className="flex max-w-2xl flex-col gap-6">
        <PageHeader
          className="mb-0!"
          back={{ href: household, label: t('users.settings.household.title') }}
          title={t('households.people.edit')}
        />
        <PersonPage context={context} membership={membership} />
      </div>
    </ResidentShell>
  )
}
