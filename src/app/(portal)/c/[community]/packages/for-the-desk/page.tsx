import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StandingHome } from '@/collections/packages/portal/components/StandingHome'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { myStanding } from '@/collections/packages/portal/standing'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'
import { getPortalContext } from '@/kernel/portal/context'

interface ForTheDeskPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ done?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.standing')
  return { title: t('title') }
}

const SAID = ['saved', 'removed'] as const

export default async function ForTheDeskPage({ params, searchParams }: ForTheDeskPageProps) {
  const [{ community }, { done }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/packages/for-the-desk`)
  const t = await getTranslations('packages')
  const homes = await myStanding(context)
  const said = SAID.find((one) => one === done)
  return (
    <ResidentShell context={context}>
      <div className="flex max-w-2xl flex-col gap-6">
        <PageHeader
          className="mb-0!"
          back={{ href: `/c/${community}/packages`, label: t('resident.back') }}
          title={t('standing.title')}
          text={homes.length === 0 ? t('standing.homeless') : t('standing.text')}
        />
        {said !== undefined && (
          <div role="status">
            <Notice tone="success">{t(`standing.${said}`)}</Notice>
          </div>
        )}
        {homes.map((home) => (
          <StandingHome key={home.unit} context={context} home={home} />
        ))}
      </div>
    </ResidentShell>
  )
}
