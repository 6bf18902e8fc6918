import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DocumentView } from '@/collections/documents/portal/DocumentView'
import { openDocument } from '@/collections/documents/portal/queries'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { getPortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'

interface DocumentPageProps {
  params: Promise<{ community: string; id: string }>
  searchParams: Promise<{ page?: string | string[] }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('documents')
  return { title: t('title') }
}

export default async function DocumentPage({ params, searchParams }: DocumentPageProps) {
  const [{ community, id }, { page }] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/documents/${id}`)
  const document = await orNotFound(openDocument(context, id))
  const first = typeof page === 'string' && /^\d{1,5}$/.test(page) ? Number(page) : 1
  return (
    <ResidentShell context={context}>
      <DocumentView context={context} document={document} first={first} />
    </ResidentShell>
  )
}
