import { Package } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ParcelList } from '@/collections/packages/portal/components/ParcelList'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { myParcels } from '@/collections/packages/portal/queries'
import { StillRight } from '@/collections/users/portal/components/settings/StillRight'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import { getPortalContext } from '@/kernel/portal/context'

interface HomePageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.nav')
  return { title: t('home') }
}

const firstName = (name: string) => name.split(' ', 1)[0] ?? name

export default async function CommunityHomePage({ params }: HomePageProps) {
  const { community } = await params
  const context = await getPortalContext(community)
  const [t, parcels] = await Promise.all([getTranslations('packages'), myParcels(context)])
  return (
    <ResidentShell context={context}>
      <PageHeader
        eyebrow={context.community.name}
        title={t('home.greeting', { name: firstName(context.person.name) })}
      />
      <StillRight context={context} />
      <Card
        title={t('home.waiting', { count: parcels.length })}
        isFlush
        {...(parcels.length > 0 && {
          action: (
            <LinkButton href={`/c/${community}/packages`} variant="quiet">
              {t('home.see')}
            </LinkButton>
          ),
        })}
      >
        {parcels.length === 0 ? (
          <EmptyState
            icon={<Package />}
            title={t('resident.empty')}
            text={t('resident.emptyText')}
          />
        ) : (
          <ParcelList context={context} parcels={parcels.slice(0, 3)} now={new Date()} />
        )}
      </Card>
    </ResidentShell>
  )
}
