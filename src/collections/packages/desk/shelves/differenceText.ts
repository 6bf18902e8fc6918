import type { Incident } from '../../operations/shelfAudit/incidents'

type Said = Pick<Incident, 'kind' | 'shelf' | 'recordedShelf'>

/** A difference in a sentence: `Lies on B2, is recorded on A1.` */
export const differenceText = (
  { kind, shelf, recordedShelf }: Said,
  t: (key: string, values?: Record<string, string>) => string,
): string => {
  if (kind === 'elsewhere') {
    return recordedShelf === null || recordedShelf === ''
      ? t('says.elsewhereNone', { shelf })
      : t('says.elsewhere', { shelf, recorded: recordedShelf })
  }
  return shelf === '' ? t(`says.${kind}Anywhere`) : t(`says.${kind}`, { shelf })
}
