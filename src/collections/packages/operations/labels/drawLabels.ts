import PDFDocument from 'pdfkit'
import { spellWith } from '@/kernel/domain/spell'
import { drawQr } from '@/kernel/pdf/drawQr'
import { pdfFonts } from '@/kernel/pdf/fonts'
import type { LabelPaper } from '../../domain/labelPaper'

export interface ParcelLabel {
  /** The largest on it: whoever carries the parcel reads it from afar. */
  unit: string
  name: string | null
  /** Shelf, carrier, when it came. */
  lines: readonly string[]
  /** Behind the QR code. */
  href: string
}

const mm = (millimetres: number): number => (millimetres * 72) / 25.4

const REGULAR = 'regular'
const BOLD = 'bold'
const INK = '#000000'

type Sheet = InstanceType<typeof PDFDocument>

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A roll of 62 mm, as label printers for offices take it; each label is a page. */
const ROLL: Box = { x: 0, y: 0, width: mm(62), height: mm(40) }
/** Three columns and eight rows of 70 x 37 mm, the commonest sheet of labels. */
const A4 = { columns: 3, rows: 8, width: mm(70), height: mm(37), top: mm(0.5) } as const
const PAD = mm(3)
const SMALLEST = 11
const LARGEST = 30

const printable = (text: string): string => spellWith(text, pdfFonts().hasGlyph, '?')

/** The largest size at which the unit stands on one line. */
const fitting = (sheet: Sheet, text: string, width: number): number => {
  sheet.font(BOLD)
  for (let size = LARGEST; size > SMALLEST; size -= 1) {
    if (sheet.fontSize(size).widthOfString(text) <= width) return size
  }
  return SMALLEST
}

const drawLabel = (sheet: Sheet, label: ParcelLabel, { x, y, width, height }: Box): void => {
  const side = height - PAD * 2 - mm(6)
  drawQr(sheet, label.href, { x: x + PAD, y: y + PAD, side })
  const left = x + PAD * 2 + side
  const room = { width: x + width - PAD - left, lineBreak: true, height: mm(5), ellipsis: true }
  const unit = printable(label.unit)
  sheet
    .fillColor(INK)
    .font(BOLD)
    .fontSize(fitting(sheet, unit, room.width))
  sheet.text(unit, left, y + PAD, { ...room, height: mm(14) })
  sheet.fontSize(9)
  const rest = [...(label.name === null ? [] : [label.name]), ...label.lines]
  let at = y + PAD + mm(14)
  for (const [index, line] of rest.entries()) {
    if (at + mm(4) > y + height - PAD) break
    sheet.font(index === 0 && label.name !== null ? BOLD : REGULAR)
    sheet.text(printable(line), left, at, { ...room, height: mm(4.5) })
    at += mm(4.5)
  }
}

/**
 * Labels for parcels: the QR code opens the parcel at the desk, the unit is large. On a roll each is
 * a page of its own; on A4 they fill the sheet from its first place.
 */
export const drawLabels = async (
  labels: readonly ParcelLabel[],
  paper: LabelPaper,
): Promise<Buffer> => {
  const size: [number, number] | 'A4' = paper === 'roll' ? [ROLL.width, ROLL.height] : 'A4'
  const sheet = new PDFDocument({ size, margin: 0, autoFirstPage: false })
  const chunks: Buffer[] = []
  const whole = new Promise<Buffer>((resolve, reject) => {
    sheet.on('data', (chunk: Buffer) => chunks.push(chunk))
    sheet.on('end', () => {
      resolve(Buffer.concat(chunks))
    })
    sheet.on('error', reject)
  })
  const { regular, bold } = pdfFonts()
  sheet.registerFont(REGULAR, regular).registerFont(BOLD, bold)
  const onPage = paper === 'roll' ? 1 : A4.columns * A4.rows
  for (const [index, label] of labels.entries()) {
    const place = index % onPage
    if (place === 0) sheet.addPage()
    const column = place % A4.columns
    const row = Math.floor(place / A4.columns)
    const box: Box =
      paper === 'roll'
        ? ROLL
        : {
            x: column * A4.width,
            y: A4.top + row * A4.height,
            width: A4.width,
            height: A4.height,
          }
    drawLabel(sheet, label, box)
  }
  sheet.end()
  return whole
}
