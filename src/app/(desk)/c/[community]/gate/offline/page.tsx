import type { Metadata } from 'next'
import { OfflineGate } from '@/collections/visitors/desk/components/offline/OfflineGate'
import { gateScreenTexts } from '@/collections/visitors/desk/offline/screenTexts'

interface OfflinePageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const { labels } = await gateScreenTexts()
  return { title: labels.title }
}

/**
 * Lies on devices that work without a network. It asks for no login and says nothing of the community,
 * not even whether there is one: whatever it shows comes from the device.
 */
export default async function OfflineGatePage({ params }: OfflinePageProps) {
  const { community } = await params
  return <OfflineGate slug={community} {...await gateScreenTexts()} />
}
