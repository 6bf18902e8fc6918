import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResidentShell } from '@/collections/packages/portal/ResidentShell'
import { BookView } from '@/collections/rules/portal/BookView'
import { openBook } from '@/collections/rules/portal/queries'
import { getPortalContext } from '@/kernel/portal/context'
import { orNotFound } from '@/kernel/portal/orNotFound'
import { textOf } from '@/kernel/portal/textOf'

interface BookPageProps {
  params: Promise<{ community: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations('rules')
  return { title: t('title') }
}

export default async function BookPage({ params, searchParams }: BookPageProps) {
  const [{ community, id }, asked] = await Promise.all([params, searchParams])
  const context = await getPortalContext(community, `/c/${community}/rules/${id}`)
  const language = textOf(asked['language'])
  const book = await orNotFound(openBook(context, id, { on: textOf(asked['on']), language }))
  return (
    <ResidentShell context={context}>
      <BookView context={context} book={book} search={{ language }} />
    </ResidentShell>
  )
}
