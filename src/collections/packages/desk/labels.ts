import 'server-only'
import { getTranslations } from 'next-intl/server'
import { CARRIERS } from '../domain/parcel'
import type { LogParcelLabels } from './components/LogParcelForm'

/** The words of the form that logs a parcel, in the person's language. */
export const logParcelLabels = async () => {
  const t = await getTranslations()
  const labels: LogParcelLabels = {
    unit: t('packages.desk.unit'),
    unitHint: t('packages.desk.unitHint'),
    recipient: t('packages.desk.recipient'),
    everybody: t('packages.desk.recipientEverybody'),
    recipientName: t('packages.desk.recipientName'),
    carrier: t('packages.desk.carrier'),
    carrierName: t('packages.desk.carrierName'),
    choose: t('common.choose'),
    tracking: t('packages.desk.tracking'),
    shelf: t('packages.desk.shelf'),
    notes: t('packages.desk.notes'),
    photo: t('packages.desk.photo'),
    photoHint: t('packages.desk.photoHint'),
    removePhoto: t('forms.file.remove'),
    optional: t('common.optional'),
    save: t('packages.desk.saveAndTell'),
    saving: t('common.saving'),
    summary: t('forms.errorSummary', { count: 1 }),
    logged: t('packages.desk.logged', { unit: '#' }),
    combobox: {
      noResults: t('forms.combobox.noResults'),
      searching: t('forms.combobox.searching'),
      failed: t('forms.combobox.failed'),
      clear: t('forms.combobox.clear'),
      results: t('forms.combobox.results', { count: 2 }).replace('2', '#'),
    },
  }
  const carriers = CARRIERS.map((value) => ({ value, label: t(`packages.carriers.${value}`) }))
  return { labels, carriers }
}
