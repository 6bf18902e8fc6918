import PDFDocument from 'pdfkit'
import { spellWith } from '../domain/spell'
import { pdfFonts } from './fonts'

type Sheet = InstanceType<typeof PDFDocument>

export const mm = (millimetres: number): number => (millimetres * 72) / 25.4

/** An A4 page: its margins, and the last line before its foot. */
export const LEFT = mm(16)
export const TOP = mm(16)
export const WIDTH = mm(178)
export const BOTTOM = mm(278)

export const REGULAR = 'regular'
export const BOLD = 'bold'
export const INK = '#1f1b17'
export const SOFT = '#5d554c'
export const LINE = '#cfc6ba'

interface Paper {
  sheet: Sheet
  /** The text with only letters that the fonts have; instead of one that has none left, the given word. */
  printable: (text: string) => string
  /** Writes the foot of every page, and ends. */
  finish: (pageOf: (page: number, pages: number) => string) => Promise<Buffer>
}

const numberPages = (sheet: Sheet, pageOf: (page: number, pages: number) => string): void => {
  const { start, count } = sheet.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    sheet.switchToPage(page)
    // Below the margin pdfkit would begin a page for it.
    sheet.page.margins.bottom = 0
    sheet.font(REGULAR).fontSize(8).fillColor(SOFT)
    sheet.text(pageOf(page + 1 - start, count), LEFT, mm(284), { width: WIDTH, align: 'right' })
  }
}

/** A4 pages in the house's fonts, kept until the last, so that their number stands on each. */
export const openPaper = (unprintable: string, info?: { Title: string }): Paper => {
  const sheet = new PDFDocument({
    size: 'A4',
    margin: TOP,
    bufferPages: true,
    ...(info && { info }),
  })
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk))
    sheet.on('end', () => {
      resolve(Buffer.concat(chunks))
    })
    sheet.on('error', reject)
  })
  const { regular, bold, hasGlyph } = pdfFonts()
  sheet.registerFont(REGULAR, regular).registerFont(BOLD, bold)
  return {
    sheet,
    printable: (text) =>
      text
        .split('\n')
        .map((line) => (line === '' ? '' : spellWith(line, hasGlyph, unprintable)))
        .join('\n'),
    finish: (pageOf) => {
      numberPages(sheet, pageOf)
      sheet.end()
      return whole
    },
  }
}
