import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { CountLabels } from '../components/shelves/ShelfCount'

/** The words of a count, in the person's language. */
export const countLabels = async (): Promise<CountLabels> => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, number | string>) =>
    t(`packages.shelfAudit.${key}`, values)
  const many = (key: string) => word(key, { count: 2 }).replace('2', '#')
  return {
    scan: word('scan'),
    scanHint: word('scanHint'),
    add: word('add'),
    progress: word('progress', { counted: '#', expected: '#' }),
    progressLabel: word('progressLabel'),
    retry: word('retry'),
    takenOut: word('takenOut'),
    results: {
      counted: word('results.counted', { item: '#' }),
      again: word('results.again', { item: '#' }),
      elsewhere: word('results.elsewhere', { item: '#' }),
      closed: word('results.closed', { item: '#' }),
      unknown: word('results.unknown', { item: '#' }),
    },
    unsent: { one: word('unsent', { count: 1 }), many: many('unsent') },
    camera: {
      start: word('camera'),
      stop: t('packages.desk.cameraStop'),
      denied: t('packages.desk.cameraDenied'),
      looking: t('packages.desk.cameraLooking'),
    },
    lists: {
      toFind: word('toFind'),
      allFound: word('allFound'),
      nothingExpected: word('nothingExpected'),
      found: word('found'),
      extra: word('extra'),
      isHere: word('isHere'),
      takeOut: word('takeOut'),
      onShelf: word('onShelf', { shelf: '#' }),
      onNoShelf: word('onNoShelf'),
      unknown: word('unknown'),
    },
    finish: {
      finish: word('finish'),
      finishNone: word('finishText', { count: 0 }),
      finishOne: word('finishText', { count: 1 }),
      finishMany: many('finishText'),
      cancel: word('cancel'),
      cancelText: word('cancelText'),
      cancelSubmit: word('cancelSubmit'),
      pending: t('common.saving'),
      summary: t('forms.errorSummary', { count: 1 }),
    },
  }
}
