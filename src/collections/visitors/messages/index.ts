import type { MessageSet } from '@/kernel/i18n/catalogue'
import { awayEn, awayErrorsEn } from './away.en'
import { awayErrorsFr, awayFr } from './away.fr'
import { en } from './en'
import { fr } from './fr'
import { looksEn } from './looks.en'
import { looksFr } from './looks.fr'
import { offlineEn, offlineErrorsEn } from './offline.en'
import { offlineErrorsFr, offlineFr } from './offline.fr'

export const visitorsMessages: MessageSet = {
  owner: 'visitors',
  en: {
    ...en,
    visitors: { ...en.visitors, offline: offlineEn, looks: looksEn, away: awayEn },
    errors: {
      ...en.errors,
      visitors: { ...en.errors.visitors, ...offlineErrorsEn, ...awayErrorsEn },
    },
  },
  fr: {
    ...fr,
    visitors: { ...fr.visitors, offline: offlineFr, looks: looksFr, away: awayFr },
    errors: {
      ...fr.errors,
      visitors: { ...fr.errors.visitors, ...offlineErrorsFr, ...awayErrorsFr },
    },
  },
}
