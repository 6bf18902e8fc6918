import type { Metadata } from 'next'
import { OfflineDesk } from '@/collections/packages/desk/components/offline/OfflineDesk'
import { offlineTexts } from '@/collections/packages/desk/offline/screenTexts'

interface OfflinePageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const { labels } = await offlineTexts()
  return { title: labels.title }
}

/**
 * Lies on devices that work without a network. It asks for no login and says nothing of the community,
 * not even whether there is one: whatever it shows comes from the device.
 */
export default async function OfflinePage({ params }: OfflinePageProps) {
  const { community } = await params
  return <OfflineDesk slug={community} {...await offlineTexts()} />
}
