import 'server-only'
import { getLocale, getTranslations } from 'next-intl/server'
import type { StandingLabels } from './components/StandingView'

/** The words around what a household has told the desk, in the person's language. */
export const standingLabels = async (): Promise<StandingLabels> => {
  const t = await getTranslations('packages.standing.desk')
  return {
    title: t('title'),
    says: t('says', { name: '#' }),
    leaveWith: t('leaveWith', { who: '#' }),
    tellAlso: t('tellAlso', { names: '#' }),
    until: t('until', { date: '#' }),
    away: t('away', { date: '#' }),
    everybodyAway: t('everybodyAway', { date: '#' }),
    hold: t('hold'),
    failed: t('failed'),
    locale: await getLocale(),
  }
}
