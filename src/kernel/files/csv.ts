import { stringify } from 'csv-stringify/sync'
import { neutralise } from '../domain/formula'

/** Spreadsheets read a CSV as UTF-8 only where it says so. */
const MARK = '\uFEFF'

/** A table as a file in which no spreadsheet finds a formula. */
export const csvOf = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    MARK +
      stringify(
        rows.map((row) => row.map(neutralise)),
        { record_delimiter: '\r\n' },
      ),
  )
