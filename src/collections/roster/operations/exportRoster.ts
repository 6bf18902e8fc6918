import type { PayloadRequest } from 'payload'
import { audit } from '@/kernel/audit/audit'
import { answerFile } from '@/kernel/files/answerFile'
import { csvOf } from '@/kernel/files/csv'
import { workbookOf } from '@/kernel/files/workbook'
import { translatorFor } from '@/kernel/i18n/translate'
import type { Translate } from '@/kernel/i18n/translate'
import type { HeldEntry, HeldUnit } from '../domain/plan'
import { factsOf, heldRoster } from './prepare'

const COLUMNS = [
  'building',
  'floor',
  'unit',
  'type',
  'name',
  'role',
  'email',
  'phone',
  'from',
  'to',
  'ref',
] as const

export type ExportFormat = 'csv' | 'xlsx'

const cellsOf = (t: Translate, unit: HeldUnit, entry: HeldEntry | null): string[] => [
  unit.building,
  unit.floor ?? '',
  unit.number,
  t(`types.${unit.type}`),
  entry?.name ?? '',
  entry ? t(`roles.${entry.role}`) : '',
  entry?.email ?? '',
  entry?.phone ?? '',
  entry?.from ?? '',
  entry?.to ?? '',
  entry?.ref ?? '',
]

export const tableAnswer = async (
  rows: string[][],
  name: string,
  format: ExportFormat,
): Promise<Response> => {
  const bytes = format === 'csv' ? csvOf(rows) : await workbookOf([{ name: 'Sheet1', rows }])
  return answerFile(bytes, name, format)
}

export const headingsIn = (t: Translate): string[] =>
  COLUMNS.map((column) => t(`columns.${column}`))

/** The whole roster, units without anybody included, as a file that the import reads again. */
export const exportRoster = async ({
  req,
  community,
  locale,
  format,
}: {
  req: PayloadRequest
  community: { id: string; slug: string }
  locale: string
  format: ExportFormat
}): Promise<Response> => {
  const t = translatorFor({ locale, namespace: 'roster' })
  const { timeZone } = await factsOf(req, community.id)
  const { units, entries } = await heldRoster(req, community.id, timeZone)
  const byUnit = new Map<string, HeldEntry[]>()
  for (const entry of entries) byUnit.set(entry.unit, [...(byUnit.get(entry.unit) ?? []), entry])
  const rows = units.flatMap((unit) =>
    (byUnit.get(unit.id) ?? [null]).map((entry) => cellsOf(t, unit, entry)),
  )
  await audit(req, {
    community: community.id,
    action: 'roster.exported',
    subject: { collection: 'roster-entries', id: community.id },
    details: { format, rows: rows.length },
  })
  return tableAnswer([headingsIn(t), ...rows], `roster-${community.slug}`, format)
}
