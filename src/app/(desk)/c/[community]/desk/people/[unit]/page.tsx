import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { UnitCard } from '@/collections/households/desk/LookedUp'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { PageHeader } from '@/components/ui/PageHeader'
import { getContextFor } from '@/kernel/portal/context'

interface UnitCardPageProps {
  params: Promise<{ community: string; unit: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('households.desk')
  return { title: t('unitTitle') }
}

export default async function UnitCardPage({ params }: UnitCardPageProps) {
  const { community, unit } = await params
  const people = `/c/${community}/desk/people`
  const context = await getContextFor(community, DESK_ROLES, people)
  const t = await getTranslations('households.desk')
  return (
    <DeskShell context={context}>
      <PageHeader
        title={t('unitTitle')}
        back={{ href: people, label: t('title') }}
        text={t('open')}
      />
      <UnitCard context={context} unit={unit} />
    </DeskShell>
  )
}
