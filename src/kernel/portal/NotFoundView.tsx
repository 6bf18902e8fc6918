import { SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'

export const NotFoundView = async () => {
  const t = await getTranslations()
  return (
    <main className="grid min-h-dvh place-items-center">
      <h1 className="sr-only">{t('states.notFound.title')}</h1>
      <EmptyState
        icon={<SearchX />}
        title={t('states.notFound.title')}
        text={t('states.notFound.text')}
        action={<LinkButton href="/">{t('navigation.home')}</LinkButton>}
      />
    </main>
  )
}
