import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExpectedView } from '@/collections/packages/portal/ExpectedView'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'

interface ExpectedPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('packages.own.expected')
  return { title: t('title') }
}

export default async function ExpectedPage({ params }: ExpectedPageProps) {
  const { community } = await params
  const context = await getPortalContext(community, `/c/${community}/packages/expected`)
  return (
    <ResidentShell context={context}>
      <ExpectedView context={context} />
    </ResidentShell>
  )
}
