import type { PayloadRequest } from 'payload'
import { readerOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { translatorFor } from '@/kernel/i18n/translate'
import type { ExportFormat } from './exportRoster'
import { headingsIn, tableAnswer } from './exportRoster'
import { importById } from './imports'
import { stagedProblems } from './staging'

/**
 * All bad rows of a checked file, each with its row, its column, a sentence, and the value.
 * @throws AppError 410 once the file is gone.
 */
export const problemReport = async ({
  req,
  community,
  id,
  locale,
}: {
  req: PayloadRequest
  community: string
  id: string
  locale: string
}): Promise<Response> => {
  const { fileName } = await importById(await readerOf(req), community, id)
  const problems = await stagedProblems(id)
  if (!problems) throw new AppError({ code: 'roster.file-gone', status: 410 })
  const t = translatorFor({ locale, namespace: 'roster' })
  const head = ['row', 'column', 'problem', 'value'].map((name) => t(`report.${name}`))
  const rows = problems.map(({ row, column, code, value, other = 0 }) => [
    String(row),
    column,
    t(`problems.${code}`, { other }),
    value,
  ])
  const stem = fileName.replace(/\.[a-z]{2,5}$/i, '').replaceAll(/[^\w-]+/g, '-')
  return tableAnswer([head, ...rows], `${stem || 'roster'}-problems`, 'csv')
}

const SAMPLE = {
  en: [
    [
      'North',
      '4',
      '402',
      'Apartment',
      'Amelia Chen',
      'Owner',
      'amelia@example.org',
      '+1 416 555 0134',
      '2024-09-01',
      '',
      'C-1042',
    ],
    ['North', '4', '402', 'Apartment', 'Lucas Chen', 'Household', '', '', '', '', ''],
    [
      'North',
      '4',
      '403',
      'Apartment',
      'Benjamin Okafor',
      'Leaseholder',
      'ben@example.org',
      '',
      '2025-03-01',
      '2027-02-28',
      '',
    ],
    ['North', '5', '501', 'Apartment', '', '', '', '', '', '', ''],
  ],
  fr: [
    [
      'A',
      '4',
      '402',
      'Appartement',
      'Amélie Chen',
      'Propriétaire',
      'amelie@example.org',
      '06 12 34 56 78',
      '01/09/2024',
      '',
      'C-1042',
    ],
    ['A', '4', '402', 'Appartement', 'Lucas Chen', 'Occupant du foyer', '', '', '', '', ''],
    [
      'A',
      '4',
      '403',
      'Appartement',
      'Benjamin Okafor',
      'Locataire',
      'ben@example.org',
      '',
      '01/03/2025',
      '28/02/2027',
      '',
    ],
    ['A', '5', '501', 'Appartement', '', '', '', '', '', '', ''],
  ],
}

export const sampleFile = (locale: string, format: ExportFormat): Promise<Response> => {
  const t = translatorFor({ locale, namespace: 'roster' })
  const rows = locale === 'fr' ? SAMPLE.fr : SAMPLE.en
  return tableAnswer([headingsIn(t), ...rows], 'roster-sample', format)
}
