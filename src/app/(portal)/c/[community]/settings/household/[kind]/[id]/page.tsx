import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { EntryPage } from '@/collections/households/portal/household/EntryPage'
import { isEntryKind } from '@/collections/households/portal/entryKind'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { PageHeader } from '@/components/ui/PageHeader'
import { getPortalContext } from '@/kernel/portal/context'

interface EntryPageProps {
  params: Promise<{ community: string; kind: string; id: string }>
  searchParams: Promise<{ unit?: string | string[] }>
}

export const generateMetadata = async ({ params }: EntryPageProps): Promise<Metadata> => {
  const { kind, id } = await params
  const t = await getTranslations('households')
  return isEntryKind(kind) ? { title: t(`${kind}.${id === 'new' ? 'add' : 'edit'}`) } : {}
}

export default async function HouseholdEntryPage({ params, searchParams }: EntryPageProps) {
  const [{ community, kind, id }, { unit }] = await Promise.all([params, searchParams])
  const household = `/c/${community}/settings/household`
  if (!isEntryKind(kind)) notFound()
  const context = await getPortalContext(community, `${household}/${kind}/${id}`)
  const t = await getTranslations()
  return (
    <ResidentShell context={context}>
      <div className="flex max-w-2xl flex-col gap-6">
        <PageHeader
          className="mb-0!"
          back={{ href: household, label: t('users.settings.household.title') }}
          title={t(`households.${kind}.${id === 'new' ? 'add' : 'edit'}`)}
          text={t(`households.${kind}.text`)}
        />
        <EntryPage
          context={context}
          kind={kind}
          id={id}
          unit={typeof unit === 'string' ? unit : undefined}
        />
      </div>
    </ResidentShell>
  )
}
