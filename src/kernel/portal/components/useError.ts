'use client'

import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { serverAnswers } from '../serverAnswers'
import { triesByItself } from '../triesByItself'

/** An error page stands alone: the catalogue may be what failed, so its words are here. */
const WORDS = {
  en: { title: 'This did not load', text: 'It is not your doing. Try again.', retry: 'Try again' },
  fr: {
    title: 'Le chargement a échoué',
    text: 'Ce n’est pas de votre faute. Réessayez.',
    retry: 'Réessayer',
  },
} as const

const AGAIN_MS = 1500
/** When this tab has tried again by itself; it may load the page anew. */
const TRIES = 'courtyard/tries'

const mayTry = (): boolean => {
  const tries = triesByItself(sessionStorage.getItem(TRIES), Date.now())
  if (tries !== undefined) sessionStorage.setItem(TRIES, tries)
  return tries !== undefined
}

/** The language of a page that stands is that of its document. */
const neverChanges = () => () => undefined
export const useLanguage = () =>
  useSyncExternalStore(
    neverChanges,
    () => document.documentElement.lang,
    () => 'en',
  )

/**
 * Words for a page that failed, and another try by itself where its answer was cut on its way.
 * @param digest what the server's log has the error under; none where the server knows of none
 * @param onRetry asks for the page once more
 */
export const useError = (digest: string | undefined, onRetry: () => void) => {
  const lang = useLanguage()
  const retry = useEffectEvent(onRetry)

  useEffect(() => {
    if (digest !== undefined || !mayTry()) return
    const timer = setInterval(() => {
      void serverAnswers().then((isThere) => {
        if (!isThere) return
        clearInterval(timer)
        retry()
      })
    }, AGAIN_MS)
    return () => clearInterval(timer)
  }, [digest])

  return lang === 'fr' ? WORDS.fr : WORDS.en
}
