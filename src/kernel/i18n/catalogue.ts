import { DEFAULT_LOCALE, isLocale, type Locale } from './locales'
import { mergeMessages, type Messages } from './mergeMessages'
import { en } from './messages/en'
import { fr } from './messages/fr'

/** All messages of one owner (the kernel, a slice, a module), in every language. */
export type MessageSet = { owner: string } & Record<Locale, Messages>

/** All messages of the product. */
export type Catalogue = Readonly<Record<Locale, Messages>>

export const kernelMessages: MessageSet = { owner: 'kernel', en, fr }

/** Joins what the owners bring; throws where two of them define one key. */
export const composeCatalogue = (sets: readonly MessageSet[]): Catalogue => {
  const merged = (locale: Locale): Messages =>
    mergeMessages(sets.map((set) => ({ owner: set.owner, messages: set[locale] })))
  return { en: merged('en'), fr: merged('fr') }
}

let bound: Catalogue = composeCatalogue([kernelMessages])

/** Called once, by src/messages.ts, which knows every slice and module. */
export const bindCatalogue = (catalogue: Catalogue): void => {
  bound = catalogue
}

/** The messages of a language; of the default one for a language that the product lacks. */
export const messagesFor = (locale: string): Messages =>
  bound[isLocale(locale) ? locale : DEFAULT_LOCALE]

/** The branches that a client component needs, so that a page does not carry the whole catalogue. */
export const pickMessages = (messages: Messages, branches: readonly string[]): Messages =>
  Object.fromEntries(
    branches.flatMap((branch) => {
      const value = messages[branch]
      return value === undefined ? [] : [[branch, value]]
    }),
  )
