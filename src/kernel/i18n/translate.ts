import { createTranslator, type Messages as IntlMessages } from 'next-intl'
import { messagesFor } from './catalogue'
import { DEFAULT_LOCALE, localeOfTag } from './locales'
import type { Locale } from './locales'

export { localeOfRequest } from './locales'

export type MessageValues = Record<string, string | number | Date>

export interface Translate {
  (key: string, values?: MessageValues): string
  has: (key: string) => boolean
}

interface TranslatorOptions {
  locale: string
  /** The community's, for dates and times inside a message. */
  timeZone?: string
  /** A branch of the catalogue, `packages.email`. */
  namespace?: string
}

type Translator = ReturnType<typeof createTranslator<IntlMessages>>

const held = new WeakMap<IntlMessages, Map<string, Translator>>()

/** One for a language and zone keeps the messages that it has read: reading one takes longer than filling it. */
const translatorOf = (locale: Locale, timeZone: string): Translator => {
  const messages: IntlMessages = messagesFor(locale)
  const ofMessages = held.get(messages) ?? new Map<string, Translator>()
  held.set(messages, ofMessages)
  const key = `${locale} ${timeZone}`
  const translator =
    ofMessages.get(key) ??
    createTranslator({
      locale,
      timeZone,
      messages,
      onError: (error) => {
        throw error
      },
    })
  ofMessages.set(key, translator)
  return translator
}

/**
 * Words outside a page: mails, notifications, jobs, endpoints. Pages and components use
 * `getTranslations` and `useTranslations` of next-intl.
 */
export const translatorFor = ({
  locale,
  timeZone = 'UTC',
  namespace,
}: TranslatorOptions): Translate => {
  const known = localeOfTag(locale) ?? DEFAULT_LOCALE
  const translator = translatorOf(known, timeZone)
  const full = (key: string) => (namespace === undefined ? key : `${namespace}.${key}`)
  const translate = (key: string, values?: MessageValues) => translator(full(key), values)
  return Object.assign(translate, { has: (key: string) => translator.has(full(key)) })
}

type Details = Record<string, unknown>

/** What a message can hold: null, flags and nested details stay out. */
const valuesOf = (details: Details): MessageValues =>
  Object.fromEntries(
    Object.entries(details).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' || value instanceof Date
        ? [[key, value]]
        : [],
    ),
  )

/**
 * The sentence for an error code. A code without a message, or without the values that its message
 * needs, gives the general sentence: an answer never fails on its wording.
 */
export const messageFor = (locale: string, code: string, details: Details = {}): string => {
  const translate = translatorFor({ locale, namespace: 'errors' })
  const values = valuesOf(details)
  try {
    if (code !== 'internal' && translate.has(code)) return translate(code, values)
  } catch {
    // A branch instead of a message, or a placeholder without its value.
  }
  const { id } = values
  return id === undefined ? translate('internal') : translate('internal-with-id', { id })
}
