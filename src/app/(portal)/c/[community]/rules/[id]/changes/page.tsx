import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { ChangesView } from '@/collections/rules/portal/ChangesView'
import { openChanges } from '@/collections/rules/portal/queries'
import { getPortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'
import { textOf } from '@/kernel/portal/textOf'

interface ChangesPageProps {
  params: Promise<{ community: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('rules')
  return { title: t('changes.title') }
}

export default async function ChangesPage({ params, searchParams }: ChangesPageProps) {
  const [{ community, id }, asked] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/rules/${id}/changes`)
  const language = textOf(asked['language'])
  const search = { from: textOf(asked['from']), until: textOf(asked['until']), language }
  const page = await orNotFound(openChanges(context, id, search))
  return (
    <ResidentShell context={context}>
      <ChangesView context={context} page={page} language={language} />
    </ResidentShell>
  )
}
