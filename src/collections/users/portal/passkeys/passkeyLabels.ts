import 'server-only'
import { getTranslations } from 'next-intl/server'

/** @param button what pressing it does: signing in alone, or going on with it */
export const passkeyLabels = async (button: 'signIn' | 'use') => {
  const t = await getTranslations('users')
  return {
    text: t(`passkeys.${button}`),
    waiting: t('passkeys.waiting'),
    failed: t('passkeys.failed'),
    or: t('secondStep.or'),
  }
}
