import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/universal'
import { AppError } from '@/kernel/errors'
import { plain } from '@/kernel/domain/formula'
import { decodeText, guessDelimiter, sniff } from '../domain/decode'
import { refuseBomb } from './refuseBomb'

/** More rows than any community has; a file with more is not a roster. */
const MAX_ROWS = 50_000
const MAX_COLUMNS = 60
const MAX_CELL = 2000

export interface Table {
  format: 'csv' | 'xlsx'
  /** How a text was read: its encoding, and the sign between its cells. */
  encoding: string | null
  delimiter: string | null
  rows: string[][]
}

const refused = (code: string, details: Record<string, string | number> = {}) =>
  new AppError({ code, status: 400, field: 'file', details })

const textOf = (value: unknown): string => {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

const readText = (bytes: Uint8Array): Table => {
  const decoded = decodeText(bytes)
  if (!decoded) throw refused('roster.file-unknown')
  const delimiter = guessDelimiter(decoded.text)
  try {
    const rows: string[][] = parse(decoded.text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: 200_000,
      to: MAX_ROWS + 100,
    })
    return {
      format: 'csv',
      encoding: decoded.encoding,
      delimiter,
      rows: rows.map((row) => row.map((cell) => plain(cell))),
    }
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) : 0
    throw refused('roster.quotes-open', { line })
  }
}

const readWorkbook = async (bytes: Uint8Array): Promise<Table> => {
  refuseBomb(bytes)
  const copy = new Uint8Array(bytes).buffer
  try {
    const rows = await readSheet(copy)
    return { format: 'xlsx', encoding: null, delimiter: null, rows: rows.map((r) => r.map(textOf)) }
  } catch {
    throw refused('roster.file-unknown')
  }
}

/**
 * The cells of a CSV or XLSX file as text, whatever it is called.
 * @throws AppError 400 for anything else, for one without rows, and for one with too many.
 */
export const readTable = async (bytes: Uint8Array): Promise<Table> => {
  if (bytes.byteLength === 0) throw refused('roster.file-empty')
  const kind = sniff(bytes)
  if (kind === 'old-excel') throw refused('roster.old-excel')
  if (kind === 'unknown') throw refused('roster.file-unknown')
  const table = kind === 'zip' ? await readWorkbook(bytes) : readText(bytes)
  const last = table.rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''))
  if (last < 0) throw refused('roster.file-empty')
  if (last > MAX_ROWS) throw refused('roster.too-many-rows', { max: MAX_ROWS })
  const rows = table.rows
    .slice(0, last + 1)
    .map((row) => row.slice(0, MAX_COLUMNS).map((cell) => cell.slice(0, MAX_CELL).trim()))
  return { ...table, rows }
}
