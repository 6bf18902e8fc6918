import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/LinkButton'
import type { PortalContext } from '@/kernel/portal/context'
import { rulesPath } from '../operations/paths'
import { BookList } from './BookList'
import { myBooks } from './queries'

/** The way to the rules from pages about other things; nothing where there are none. */
export const RulesCard = async ({ context }: { context: PortalContext }) => {
  const t = await getTranslations('rules')
  const books = await myBooks(context)
  if (books.length === 0) return null
  return (
    <Card
      title={t('title')}
      isFlush
      className="mx-auto mt-6 w-full max-w-3xl overflow-hidden"
      action={
        <LinkButton href={rulesPath(context.community.slug)} variant="quiet">
          {t('all')}
        </LinkButton>
      }
    >
      <BookList context={context} books={books} />
    </Card>
  )
}
