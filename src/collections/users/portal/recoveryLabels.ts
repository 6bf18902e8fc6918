import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { RecoveryLabels } from './components/secondStep/RecoveryCodes'

export const recoveryLabels = async (): Promise<RecoveryLabels> => {
  const t = await getTranslations('users.secondStep')
  return {
    codesTitle: t('codesTitle'),
    codesText: t('codesText'),
    download: t('download'),
    print: t('print'),
    kept: t('kept'),
    file: t('file'),
  }
}
