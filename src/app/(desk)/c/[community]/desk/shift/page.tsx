import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { shiftAtDesk } from '@/collections/packages/desk/shift/queries'
import { ShiftHome } from '@/collections/packages/desk/shift/ShiftHome'
import { getContextFor } from '@/kernel/portal/context'

interface ShiftPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<{ taken?: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.shift')
  return { title: t('title') }
}

export default async function ShiftPage({ params, searchParams }: ShiftPageProps) {
  const [{ community }, { taken }] = await Promise.all([params, searchParams])
  const context = await getContextFor(community, DESK_ROLES, `/c/${community}/desk/shift`)
  return (
    <DeskShell context={context}>
      <ShiftHome context={context} {...await shiftAtDesk(context)} hasTaken={taken !== undefined} />
    </DeskShell>
  )
}
