import type { MessageSet } from '@/kernel/i18n/catalogue'
import { en } from './en'
import { fr } from './fr'
import { offlineEn, offlineErrorsEn } from './offline.en'
import { offlineErrorsFr, offlineFr } from './offline.fr'

export const visitorsMessages: MessageSet = {
  owner: 'visitors',
  en: {
    ...en,
    visitors: { ...en.visitors, offline: offlineEn },
    errors: { ...en.errors, visitors: { ...en.errors.visitors, ...offlineErrorsEn } },
  },
  fr: {
    ...fr,
    visitors: { ...fr.visitors, offline: offlineFr },
    errors: { ...fr.errors, visitors: { ...fr.errors.visitors, ...offlineErrorsFr } },
  },
}
