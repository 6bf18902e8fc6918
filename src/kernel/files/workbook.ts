import writeWorkbook from 'write-excel-file/node'

export type Cell = string | number | null

export interface WorkbookSheet {
  name: string
  /** The first row is the head. */
  rows: readonly (readonly Cell[])[]
}

/** What spreadsheet programs take as the name of a sheet: 31 characters, and none of these. */
const sheetName = (name: string): string => name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31)

const cellOf = (value: Cell, isHead: boolean) => {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number }
  return { value, type: String, ...(isHead && { fontWeight: 'bold' as const }) }
}

/** A workbook for a spreadsheet program: numbers stay numbers, no text is a formula. */
export const workbookOf = (sheets: readonly WorkbookSheet[]): Promise<Buffer> =>
  writeWorkbook(
    sheets.map(({ name, rows }) => ({
      sheet: sheetName(name),
      data: rows.map((row, index) => row.map((value) => cellOf(value, index === 0))),
    })),
  ).toBuffer()
