import { permanentRedirect } from 'next/navigation'

interface AccountPageProps {
  params: Promise<{ community: string }>
}

/** Where the settings were before they had categories. */
export default async function AccountPage({ params }: AccountPageProps) {
  const { community } = await params
  permanentRedirect(`/c/${community}/settings`)
}
