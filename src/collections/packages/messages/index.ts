import type { MessageSet } from '@/kernel/i18n/catalogue'
import { en } from './en'
import { fr } from './fr'
import { labelTextEn } from './labelText.en'
import { labelTextFr } from './labelText.fr'
import { offlineEn, offlineErrorsEn } from './offline.en'
import { offlineErrorsFr, offlineFr } from './offline.fr'
import { shelfAuditEn, shelfAuditErrorsEn } from './shelfAudit.en'
import { shelfAuditErrorsFr, shelfAuditFr } from './shelfAudit.fr'
import { shiftEn, shiftErrorsEn } from './shift.en'
import { shiftErrorsFr, shiftFr } from './shift.fr'

export const packagesMessages: MessageSet = {
  owner: 'packages',
  en: {
    ...en,
    packages: {
      ...en.packages,
      shelfAudit: shelfAuditEn,
      shift: shiftEn,
      offline: offlineEn,
      labelText: labelTextEn,
    },
    errors: {
      ...en.errors,
      packages: {
        ...en.errors.packages,
        ...shelfAuditErrorsEn,
        ...shiftErrorsEn,
        ...offlineErrorsEn,
      },
    },
  },
  fr: {
    ...fr,
    packages: {
      ...fr.packages,
      shelfAudit: shelfAuditFr,
      shift: shiftFr,
      offline: offlineFr,
      labelText: labelTextFr,
    },
    errors: {
      ...fr.errors,
      packages: {
        ...fr.errors.packages,
        ...shelfAuditErrorsFr,
        ...shiftErrorsFr,
        ...offlineErrorsFr,
      },
    },
  },
}
