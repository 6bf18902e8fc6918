import { adminTranslations } from './adminTranslations'

/** Our own words in the admin panel, in the person's language. */
export const adminText = (language: string) =>
  (language === 'fr' ? adminTranslations.fr : adminTranslations.en).courtyard
