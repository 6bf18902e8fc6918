import { Building2, ConciergeBell, DoorOpen, Settings } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { addressOf, placesOf } from '@/collections/communities/portal/homeOf'
import { NeededNotice } from '@/collections/users/portal/components/secondStep/NeededNotice'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { PageHeader } from '@/components/ui/PageHeader'
import { accentStyle } from '@/components/ui/accent'
import { Notice } from '@/components/ui/Notice'
import { isPlatformOperator, leftBy, ownCommunities, requirePerson } from '@/kernel/portal/context'
import { ForgetOffline } from '@/kernel/portal/components/offline/ForgetOffline'

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('users.choose')
  return { title: t('title') }
}

const ICONS = { desk: ConciergeBell, portal: DoorOpen, admin: Settings } as const

interface CommunitiesPageProps {
  searchParams: Promise<{ left?: string }>
}

export default async function CommunitiesPage({ searchParams }: CommunitiesPageProps) {
  await requirePerson('/communities')
  const { left: slug } = await searchParams
  const [left, communities, isOperator, t] = await Promise.all([
    typeof slug === 'string' ? leftBy(slug) : null,
    ownCommunities(),
    isPlatformOperator(),
    getTranslations(),
  ])
  return (
    <main className="mx-auto w-full max-w-2xl px-4 py-8 sm:py-14">
      <PageHeader title={t('users.choose.title')} text={t('users.choose.text')} />
      {left && (
        <div role="status" className="mb-5">
          <Notice tone="info" title={t('memberships.left.title', { community: left.name })}>
            {t('memberships.left.text', { date: left.endedOn })}
          </Notice>
          <ForgetOffline community={left.id} />
        </div>
      )}
      <NeededNotice />
      {isOperator && (
        <Card title={t('users.choose.platform')} className="mb-5">
          <LinkButton href="/admin" variant="primary" prefetch={false}>
            <Settings aria-hidden />
            {t('users.choose.admin')}
          </LinkButton>
        </Card>
      )}
      {communities.length === 0 && !isOperator && (
        <Card>
          <EmptyState
            icon={<Building2 />}
            title={t('users.choose.none')}
            text={t('users.choose.noneText')}
          />
        </Card>
      )}
      <ul className="flex flex-col gap-5">
        {communities.map(({ community, roles }) => (
          <li key={community.id} data-accent style={accentStyle(community.themeColor)}>
            <Card title={community.name}>
              <p className="text-muted mb-4">
                {roles.map((role) => t(`users.roles.${role}`)).join(', ')}
              </p>
              <div className="flex flex-wrap gap-3">
                {[...new Set<'desk' | 'portal' | 'admin'>([...placesOf(roles), 'portal'])].map(
                  (place, index) => {
                    const Icon = ICONS[place]
                    return (
                      <LinkButton
                        key={place}
                        href={addressOf(place, community.slug)}
                        variant={index === 0 ? 'primary' : 'secondary'}
                        prefetch={false}
                      >
                        <Icon aria-hidden />
                        {t(`users.choose.${place}`)}
                      </LinkButton>
                    )
                  },
                )}
              </div>
            </Card>
          </li>
        ))}
      </ul>
      <div className="mt-8 flex flex-wrap items-center gap-x-6">
        <Link href="/settings" className="text-link inline-flex min-h-11 items-center">
          {t('users.settings.title')}
        </Link>
        <form action="/sign-out" method="post">
          <button type="submit" className="text-link min-h-11">
            {t('common.signOut')}
          </button>
        </form>
      </div>
    </main>
  )
}
