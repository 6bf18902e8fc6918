import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DevicesHome } from '@/collections/packages/desk/offline/DevicesHome'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { getContextFor } from '@/kernel/portal/context'

interface DevicesPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.offline.devices')
  return { title: t('title') }
}

export default async function DevicesPage({ params }: DevicesPageProps) {
  const { community } = await params
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/desk/devices`)
  return (
    <DeskShell context={context}>
      <DevicesHome context={context} />
    </DeskShell>
  )
}
