import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Register } from '@/collections/households/desk/LookedUp'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { PageHeader } from '@/components/ui/PageHeader'
import { getContextFor } from '@/kernel/portal/context'

interface RegisterPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('households.desk')
  return { title: t('registerTitle') }
}

export default async function RegisterPage({ params }: RegisterPageProps) {
  const { community } = await params
  const people = `/c/${community}/desk/people`
  const context = await getContextFor(community, DESK_ROLES, people)
  const t = await getTranslations('households.desk')
  return (
    <DeskShell context={context}>
      <PageHeader
        title={t('registerTitle')}
        back={{ href: people, label: t('title') }}
        text={t('open')}
      />
      <Register context={context} />
    </DeskShell>
  )
}
