import { Package, UserPlus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AnnouncementRows } from '@/collections/announcements/portal/AnnouncementRows'
import { ParcelList } from '@/collections/packages/portal/components/ParcelList'
import { myHome } from '@/collections/packages/portal/home'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { StillRight } from '@/collections/users/portal/components/settings/StillRight'
import { RESIDENT_ROLES } from '@/collections/visitors/portal/roles'
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
  const { counts, parcels, news } = await myHome(context)
  const t = await getTranslations('packages')
  const n = await getTranslations('announcements')
  const v = await getTranslations('visitors')
  const livesHere = context.roles.some((role) => RESIDENT_ROLES.some((held) => held === role))
  const now = new Date()
  return (
    <ResidentShell context={context} counts={counts}>
      <PageHeader
        eyebrow={context.community.name}
        title={t('home.greeting', { name: firstName(context.person.name) })}
        {...(livesHere && {
          action: (
            <LinkButton href={`/c/${community}/visitors/new`} variant="secondary">
              <UserPlus aria-hidden />
              {v('invite')}
            </LinkButton>
          ),
        })}
      />
      <StillRight context={context} />
      {news.length > 0 && (
        <Card
          title={n('title')}
          isFlush
          className="mb-6 overflow-hidden"
          action={
            <LinkButton href={`/c/${community}/announcements`} variant="quiet">
              {n('seeAll')}
            </LinkButton>
          }
        >
          <AnnouncementRows context={context} announcements={news} now={now} />
        </Card>
      )}
      <Card
        title={t('home.waiting', { count: counts.parcels })}
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
          <ParcelList context={context} parcels={parcels} now={now} />
        )}
      </Card>
    </ResidentShell>
  )
}
