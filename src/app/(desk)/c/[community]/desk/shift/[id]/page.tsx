import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskShell } from '@/collections/packages/desk/DeskShell'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { oneShift } from '@/collections/packages/desk/shift/queries'
import { ShiftRecord } from '@/collections/packages/desk/shift/ShiftRecord'
import { PageHeader } from '@/components/ui/PageHeader'
import { getContextFor } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface PastShiftPageProps {
  params: Promise<{ community: string; id: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.shift')
  return { title: t('title') }
}

export default async function PastShiftPage({ params }: PastShiftPageProps) {
  const { community, id } = await params
  const path = `/c/${community}/desk/shift`
  const context = await getContextFor(community, DESK_ROLES, `${path}/${id}`)
  const [t, shift] = await Promise.all([
    getTranslations('packages.shift'),
    orNotFound(oneShift(context, id)),
  ])
  return (
    <DeskShell context={context}>
      <PageHeader
        back={{ href: path, label: t('back') }}
        title={t('one', { when: context.format.dateTime(shift.at) })}
        text={t(`states.${shift.state}`)}
      />
      <ShiftRecord context={context} shift={shift} />
    </DeskShell>
  )
}
