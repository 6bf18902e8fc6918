import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { BookList } from '@/collections/rules/portal/BookList'
import { myBooks } from '@/collections/rules/portal/queries'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { getPortalContext } from '@/kernel/portal/context'

interface RulesPageProps {
  params: Promise<{ community: string }>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('rules')
  return { title: t('title') }
}

export default async function RulesPage({ params }: RulesPageProps) {
  const { community } = await params
  const context = await getPortalContext(community, `/c/${community}/rules`)
  const [t, books] = await Promise.all([getTranslations('rules'), myBooks(context)])
  return (
    <ResidentShell context={context}>
      <div className="mx-auto max-w-3xl">
        <PageHeader eyebrow={context.community.name} title={t('title')} text={t('intro')} />
        <Card isFlush className="overflow-hidden">
          <BookList context={context} books={books} />
        </Card>
      </div>
    </ResidentShell>
  )
}
