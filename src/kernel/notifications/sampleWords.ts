import { translatorFor } from '../i18n/translate'

/** Names and things of somebody made up, for samples of notices. */
export const sampleWords = (locale: string) => {
  const t = translatorFor({ locale, namespace: 'notifications.sample' })
  return { person: t('person'), other: t('other'), unit: t('unit'), reason: t('reason') }
}
