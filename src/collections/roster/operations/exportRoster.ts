import type { PayloadRequest } from 'payload'
import writeWorkbook from 'write-excel-file/node'
import { audit } from '@/kernel/audit/audit'
import { csvOf } from '@/kernel/files/csv'
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

const MIME: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

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

const toXlsx = (rows: string[][]): Promise<Buffer> =>
  writeWorkbook(
    rows.map((row, index) =>
      row.map((value) =>
        value === ''
          ? null
          : { value, type: String, ...(index === 0 && { fontWeight: 'bold' as const }) },
      ),
    ),
  ).toBuffer()

const fileAnswer = (bytes: Uint8Array, name: string, format: ExportFormat): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'content-type': MIME[format],
      'x-content-type-options': 'nosniff',
    },
  })

export const tableAnswer = async (
  rows: string[][],
  name: string,
  format: ExportFormat,
): Promise<Response> =>
  fileAnswer(format === 'csv' ? csvOf(rows) : await toXlsx(rows), name, format)

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
