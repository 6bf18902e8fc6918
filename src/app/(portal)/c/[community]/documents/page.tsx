import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DocumentList } from '@/collections/documents/portal/DocumentList'
import { myDocuments } from '@/collections/documents/portal/queries'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface DocumentsPageProps {
  params: Promise<{ community: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('documents')
  return { title: t('title') }
}

const textOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

export default async function DocumentsPage({ params, searchParams }: DocumentsPageProps) {
  const [{ community }, search] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/documents`)
  const before = textOf(search['before'])
  const page = await orNotFound(
    myDocuments(context, {
      folder: textOf(search['folder']),
      category: textOf(search['category']),
      tag: textOf(search['tag']),
      before,
    }),
  )
  return (
    <ResidentShell context={context}>
      <DocumentList context={context} page={page} isFirst={before === undefined} />
    </ResidentShell>
  )
}
