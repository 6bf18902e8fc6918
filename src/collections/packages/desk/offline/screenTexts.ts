import 'server-only'
import { getLocale } from 'next-intl/server'
import { offlineScreenEn } from '../../messages/offline.en'
import { offlineScreenFr } from '../../messages/offline.fr'
import { batchTexts } from '../labels'

/** All words of the page without a network: nobody can be asked for one more. */
export const offlineTexts = async () => {
  const locale = await getLocale()
  return {
    locale,
    labels: locale === 'fr' ? offlineScreenFr : offlineScreenEn,
    batch: await batchTexts([]),
  }
}
