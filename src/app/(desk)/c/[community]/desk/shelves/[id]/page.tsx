import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { AuditPage } from '@/collections/packages/desk/shelves/AuditPage'
import { shelfAudit } from '@/collections/packages/desk/shelves/queries'
import { getContextFor } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface ShelfAuditPageProps {
  params: Promise<{ community: string; id: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.shelfAudit')
  return { title: t('choose') }
}

export default async function ShelfAuditPage({ params }: ShelfAuditPageProps) {
  const { community, id } = await params
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/desk/shelves/${id}`)
  const found = await orNotFound(shelfAudit(context, id))
  return (
    <DeskShell context={context}>
      <AuditPage context={context} {...found} />
    </DeskShell>
  )
}
