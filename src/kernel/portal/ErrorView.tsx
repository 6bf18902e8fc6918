'use client'

import { useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'

/** An error page stands alone: the catalogue may be what failed, so its words are here. */
const WORDS = {
  en: { title: 'This did not load', text: 'It is not your doing. Try again.', retry: 'Try again' },
  fr: {
    title: 'Le chargement a échoué',
    text: 'Ce n’est pas de votre faute. Réessayez.',
    retry: 'Réessayer',
  },
} as const

/** The language of a page that stands is that of its document. */
const neverChanges = () => () => undefined

export const ErrorView = ({
  digest,
  onRetry,
}: {
  digest: string | undefined
  onRetry: () => void
}) => {
  const lang = useSyncExternalStore(
    neverChanges,
    () => document.documentElement.lang,
    () => 'en',
  )
  const words = lang === 'fr' ? WORDS.fr : WORDS.en
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        title={words.title}
        text={
          <>
            {words.text} <code>{digest}</code>
          </>
        }
        action={<Button onClick={onRetry}>{words.retry}</Button>}
      />
    </main>
  )
}
