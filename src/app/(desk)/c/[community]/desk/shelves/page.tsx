import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { shelvesAtDesk } from '@/collections/packages/desk/shelves/queries'
import { ShelvesHome } from '@/collections/packages/desk/shelves/ShelvesHome'
import { getContextFor } from '@/kernel/portal/context'

interface ShelvesPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.shelfAudit')
  return { title: t('title') }
}

export default async function ShelvesPage({ params }: ShelvesPageProps) {
  const { community } = await params
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/desk/shelves`)
  return (
    <DeskShell context={context}>
      <ShelvesHome context={context} {...await shelvesAtDesk(context)} />
    </DeskShell>
  )
}
