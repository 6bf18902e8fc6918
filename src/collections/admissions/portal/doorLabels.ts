import 'server-only'
import { getTranslations } from 'next-intl/server'
import { RESIDENT_ROLES } from '@/kernel/domain/membership'

/** Words of the two steps, for a form that has none of its own. */
export const doorLabels = async () => {
  const t = await getTranslations()
  return {
    step1: t('admissions.join.step', { step: 1 }),
    step2: t('admissions.join.step', { step: 2 }),
    name: t('admissions.join.name'),
    email: t('admissions.join.email'),
    emailHint: t('admissions.join.emailHint'),
    next: t('admissions.join.next'),
    mailTitle: t('admissions.join.mailTitle'),
    mailText: t('admissions.join.mailText', { email: '{email}' }),
    mailCode: t('admissions.join.mailCode'),
    mailCodeHint: t('admissions.join.mailCodeHint'),
    password: t('admissions.join.password'),
    passwordHint: t('admissions.join.passwordHint'),
    finish: t('admissions.join.finish'),
    pending: t('common.sending'),
    summary: t('forms.errorSummary', { count: 1 }),
    show: t('forms.showPassword'),
    hide: t('forms.hidePassword'),
  }
}

export const claimLabels = async () => {
  const t = await getTranslations()
  return {
    unit: t('admissions.register.unit'),
    unitHint: t('admissions.register.unitHint'),
    role: t('admissions.register.role'),
    message: t('admissions.register.message'),
    roles: RESIDENT_ROLES.map((value) => ({ value, label: t(`users.roles.${value}`) })),
  }
}
