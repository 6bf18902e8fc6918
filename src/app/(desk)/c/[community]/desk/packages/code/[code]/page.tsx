import { redirect } from 'next/navigation'
import { searchAtCounter } from '@/collections/packages/desk/queries'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { getContextFor } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface CodePageProps {
  params: Promise<{ community: string; code: string }>
}

/** Where a QR code leads when a telephone at the desk opens it. */
export default async function CodePage({ params }: CodePageProps) {
  const { community, code } = await params
  const path = `/c/${community}/desk/packages/code/${code}`
  const context = await getContextFor(community, DESK_ROLES, path)
  const { byCode } = await orNotFound(searchAtCounter(context, code))
  redirect(
    byCode
      ? `/c/${community}/desk/packages/${byCode.id}?via=qr`
      : `/c/${community}/desk/scan?q=${encodeURIComponent(code)}`,
  )
}
