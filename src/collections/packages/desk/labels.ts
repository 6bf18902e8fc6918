import 'server-only'
import { getTranslations } from 'next-intl/server'
import { readsText } from '@/kernel/textRecognition/port'
import { CARRIERS, ITEM_CONDITIONS, ITEM_KINDS, ITEM_SIZES } from '../domain/parcel'
import type { Shelf } from '../domain/shelfMap'
import type { BatchLabels } from './components/batchRows'
import type { LogParcelChoices, LogParcelLabels } from './components/LogParcelForm'
import type { UnitSearchLabels } from './components/UnitSearch'
import type { LabelTextLabels } from './components/LabelProposals'
import { standingLabels } from './standingLabels'

/** The words of the search for a unit, in the person's language. */
export const unitSearchLabels = async (): Promise<UnitSearchLabels> => {
  const t = await getTranslations()
  return {
    unit: t('packages.desk.unit'),
    unitHint: t('packages.desk.unitHint'),
    recipient: t('packages.desk.recipient'),
    everybody: t('packages.desk.recipientEverybody'),
    learned: t('packages.desk.learned', { label: '#' }),
    standing: await standingLabels(),
    combobox: {
      noResults: t('forms.combobox.noResults'),
      searching: t('forms.combobox.searching'),
      failed: t('forms.combobox.failed'),
      clear: t('forms.combobox.clear'),
      results: t('forms.combobox.results', { count: 2 }).replace('2', '#'),
    },
  }
}

/** The words of what a photo of a label proposes; null where no photo is read. */
export const labelTextLabels = async (): Promise<LabelTextLabels | null> => {
  if (!readsText()) return null
  const t = await getTranslations('packages.labelText')
  return {
    reading: t('reading'),
    title: t('title'),
    forUnit: t('forUnit', { unit: '%' }),
    forPerson: t('forPerson', { name: '#', unit: '%' }),
    name: t('name', { name: '#' }),
    from: t('from', { carrier: '#' }),
    number: t('number', { number: '#' }),
    fill: t('fill'),
    filled: t('filled'),
    nothing: t('nothing'),
  }
}

/** The shelves of the map as they are chosen from, free ones first. */
export const shelfChoices = async (shelves: readonly Shelf[]) => {
  const t = await getTranslations('packages.desk')
  return shelves.map(({ name, area, waiting }) => {
    const place = { name, area: area === '' ? 'none' : area }
    return {
      value: name,
      label: waiting === 0 ? t('shelfFree', place) : t('shelfTaken', { ...place, count: waiting }),
    }
  })
}

/** The words and choices of the form that logs a parcel, in the person's language. */
export const logParcelTexts = async (
  shelves: readonly Shelf[],
): Promise<{ labels: LogParcelLabels; choices: LogParcelChoices }> => {
  const t = await getTranslations()
  const labels: LogParcelLabels = {
    ...(await unitSearchLabels()),
    isUnknown: t('packages.desk.isUnknown'),
    isUnknownHint: t('packages.desk.isUnknownHint'),
    recipientName: t('packages.desk.recipientName'),
    kind: t('packages.desk.kind'),
    carrier: t('packages.desk.carrier'),
    carrierName: t('packages.desk.carrierName'),
    choose: t('common.choose'),
    tracking: t('packages.desk.tracking'),
    trackingHint: t('packages.desk.trackingHint'),
    scanned: t('packages.desk.scanned', { number: '#' }),
    camera: {
      start: t('packages.desk.cameraBarcode'),
      stop: t('packages.desk.cameraStop'),
      denied: t('packages.desk.cameraDenied'),
      looking: t('packages.desk.cameraBarcodeLooking'),
    },
    shelf: t('packages.desk.shelf'),
    noShelf: t('packages.desk.noShelf'),
    more: t('packages.desk.more'),
    size: t('packages.desk.size'),
    condition: t('packages.desk.condition'),
    conditionNote: t('packages.desk.conditionNote'),
    isPerishable: t('packages.desk.isPerishable'),
    notes: t('packages.desk.notes'),
    photo: t('packages.desk.photo'),
    photoHint: t('packages.desk.photoHint'),
    removePhoto: t('forms.file.remove'),
    optional: t('common.optional'),
    save: t('packages.desk.saveAndTell'),
    saving: t('common.saving'),
    summary: t('forms.errorSummary', { count: 1 }),
    logged: t('packages.desk.logged', { unit: '#' }),
    loggedUnknown: t('packages.desk.loggedUnknown'),
  }
  return {
    labels,
    choices: {
      kinds: ITEM_KINDS.map((value) => ({ value, label: t(`packages.kinds.${value}`) })),
      carriers: CARRIERS.map((value) => ({ value, label: t(`packages.carriers.${value}`) })),
      sizes: ITEM_SIZES.map((value) => ({ value, label: t(`packages.sizes.${value}`) })),
      conditions: ITEM_CONDITIONS.map((value) => ({
        value,
        label: t(`packages.conditions.${value}`),
      })),
      shelves: await shelfChoices(shelves),
    },
  }
}

/** The words of the screen that takes many in, with the choices that one parcel has. */
export const batchTexts = async (
  shelves: readonly Shelf[],
): Promise<{ labels: BatchLabels; choices: LogParcelChoices }> => {
  const t = await getTranslations()
  const { labels: one, choices } = await logParcelTexts(shelves)
  const { unit, learned, recipientName, tracking, kind, carrier, carrierName, choose } = one
  const { shelf, noShelf, optional, camera, combobox, saving } = one
  const words = (key: string, values?: Record<string, number | string>) =>
    t(`packages.desk.batch.${key}`, values)
  return {
    choices,
    labels: {
      ...{ unit, learned, recipientName, tracking, kind, carrier, carrierName, choose },
      ...{ shelf, noShelf, optional, camera, combobox, saving },
      scan: words('scan'),
      scanHint: words('scanHint'),
      add: words('add'),
      row: words('row', { number: '#' }),
      remove: words('remove'),
      empty: words('empty'),
      save: words('save'),
      saved: words('saved', { count: 2 }).replace('2', '#'),
      savedOne: words('saved', { count: 1 }),
      failed: words('failed', { count: 2 }).replace('2', '#'),
      failedOne: words('failed', { count: 1 }),
      offline: words('offline'),
      kept: t('packages.offline.kept'),
      missing: t('errors.validation.required'),
      keptLink: t('packages.offline.keptLink'),
      unknown: words('unknown'),
      chooseUnit: t('errors.packages.choose-unit'),
    },
  }
}
