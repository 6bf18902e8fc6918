import 'server-only'
import { getLocale } from 'next-intl/server'
import { gateScreenEn } from '../../messages/offline.en'
import { gateScreenFr } from '../../messages/offline.fr'

/** All words of the page without a network: nobody can be asked for one more. */
export const gateScreenTexts = async () => {
  const locale = await getLocale()
  return { locale, labels: locale === 'fr' ? gateScreenFr : gateScreenEn }
}
