import { redirect } from 'next/navigation'

interface PickupPageProps {
  params: Promise<{ community: string; code: string }>
}

/** Where a resident's QR code leads when a telephone at the desk opens it. */
export default async function PickupPage({ params }: PickupPageProps) {
  const { community, code } = await params
  const scanned = `/c/${community}/desk/pickup/${code}`
  redirect(`/c/${community}/desk/scan?q=${encodeURIComponent(scanned)}`)
}
