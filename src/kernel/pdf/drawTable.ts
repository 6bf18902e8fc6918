import type PDFDocument from 'pdfkit'
import { BOLD, BOTTOM, INK, LEFT, LINE, openPaper, REGULAR, SOFT, TOP, WIDTH } from './paper'

export interface PdfTable {
  title: string
  /** Above the table: what it is about, counts. */
  lines: readonly string[]
  /** Shares of the width, in any unit. */
  columns: readonly { label: string; share: number }[]
  /** A cell may have several lines. */
  rows: readonly (readonly string[])[]
  /** Instead of a text with letters that the font lacks (Arabic, Chinese …). */
  unprintable: string
  /** At the foot of each page. */
  pageOf: (page: number, pages: number) => string
}

const PAD = 4

type Sheet = InstanceType<typeof PDFDocument>

const drawRow = (
  sheet: Sheet,
  cells: readonly string[],
  widths: readonly number[],
  font: string,
): void => {
  sheet.font(font).fontSize(9).fillColor(INK)
  const heights = cells.map((cell, index) =>
    sheet.heightOfString(cell === '' ? ' ' : cell, { width: (widths[index] ?? 0) - PAD }),
  )
  const top = sheet.y
  const height = Math.max(...heights) + PAD * 2
  let x = LEFT
  cells.forEach((cell, index) => {
    const width = widths[index] ?? 0
    sheet.text(cell, x, top + PAD, { width: width - PAD })
    x += width
  })
  sheet
    .moveTo(LEFT, top + height)
    .lineTo(LEFT + WIDTH, top + height)
    .lineWidth(0.5)
    .stroke(LINE)
  sheet.x = LEFT
  sheet.y = top + height
}

const heightOf = (sheet: Sheet, cells: readonly string[], widths: readonly number[]): number => {
  sheet.font(REGULAR).fontSize(9)
  const heights = cells.map((cell, index) =>
    sheet.heightOfString(cell === '' ? ' ' : cell, { width: (widths[index] ?? 0) - PAD }),
  )
  return Math.max(...heights) + PAD * 2
}

/** A table on A4 pages that can be kept as a proof or walked along with; its head is on each page. */
export const drawTable = (table: PdfTable): Promise<Buffer> => {
  const { sheet, printable, finish } = openPaper(table.unprintable)
  const shares = table.columns.reduce((sum, { share }) => sum + share, 0)
  const widths = table.columns.map(({ share }) => (WIDTH * share) / shares)
  const head = table.columns.map(({ label }) => label)

  sheet.font(BOLD).fontSize(16).fillColor(INK)
  sheet.text(printable(table.title), LEFT, TOP, { width: WIDTH })
  sheet.moveDown(0.3).font(REGULAR).fontSize(10).fillColor(SOFT)
  for (const line of table.lines) sheet.text(printable(line), { width: WIDTH })
  sheet.moveDown(0.8)
  drawRow(sheet, head, widths, BOLD)
  for (const row of table.rows) {
    const cells = row.map(printable)
    if (sheet.y + heightOf(sheet, cells, widths) > BOTTOM) {
      sheet.addPage()
      sheet.y = TOP
      drawRow(sheet, head, widths, BOLD)
    }
    drawRow(sheet, cells, widths, REGULAR)
  }
  return finish(table.pageOf)
}
