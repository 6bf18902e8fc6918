import type { Cell } from '../files/workbook'

/** One part of a report as a table: for the screen, for a spreadsheet and for paper. */
export interface ReportTable<Name extends string = string> {
  name: Name
  title: string
  columns: string[]
  rows: Cell[][]
}
