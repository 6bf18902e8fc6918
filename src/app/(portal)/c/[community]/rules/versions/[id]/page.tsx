import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { openVersion } from '@/collections/rules/portal/queries'
import { VersionView } from '@/collections/rules/portal/VersionView'
import { getPortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'
import { textOf } from '@/kernel/portal/textOf'

interface VersionPageProps {
  params: Promise<{ community: string; id: string }>
  searchParams: Promise<{ language?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('rules')
  return { title: t('title') }
}

export default async function VersionPage({ params, searchParams }: VersionPageProps) {
  const [{ community, id }, { language }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/rules/versions/${id}`)
  const version = await orNotFound(openVersion(context, id, textOf(language)))
  return (
    <ResidentShell context={context}>
      <VersionView context={context} version={version} />
    </ResidentShell>
  )
}
