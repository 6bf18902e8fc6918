import PDFDocument from 'pdfkit'
import { spellWith } from '@/kernel/domain/spell'
import type { Translate } from '@/kernel/i18n/translate'
import { drawQr } from '@/kernel/pdf/drawQr'
import { pdfFonts } from '@/kernel/pdf/fonts'
import { spellUnitCode } from '../../domain/unitCode'
import type { Place } from '../place'

export interface Letter {
  name: string
  unit: string | null
  /** Behind the QR code. */
  href: string
  code: string
}

/** The community's languages with their words, its own first. */
export type Words = readonly Translate[]

const mm = (millimetres: number): number => (millimetres * 72) / 25.4

const LEFT = mm(20)
const WIDTH = mm(170)
/** Names under which the document knows its fonts. */
const REGULAR = 'regular'
const BOLD = 'bold'
const INK = '#1f1b17'
const SOFT = '#5d554c'

type Sheet = InstanceType<typeof PDFDocument>

/** A text as it can be printed; empty or another word where the font has no letters for it. */
const printable = (text: string, instead = ''): string =>
  spellWith(text, pdfFonts().hasGlyph, instead)

const addressLines = ({ street, postalCode, city }: Place): string[] =>
  [street ?? '', [postalCode, city].filter(Boolean).join(' ')]
    .map((line) => printable(line))
    .filter((line) => line !== '')

const drawHead = (sheet: Sheet, place: Place, letter: Letter) => {
  sheet.font(BOLD).fontSize(16).fillColor(place.themeColor)
  sheet.text(place.name, LEFT, mm(18), { width: WIDTH })
  sheet.font(REGULAR).fontSize(9.5).fillColor(SOFT)
  for (const line of addressLines(place)) sheet.text(line, LEFT)
  // Where the window of an envelope is.
  sheet
    .fontSize(11.5)
    .fillColor(INK)
    .text(letter.name, mm(110), mm(50), { width: mm(80) })
  if (letter.unit !== null) sheet.text(printable(letter.unit))
  for (const line of addressLines(place)) sheet.text(line)
}

const drawSteps = (
  sheet: Sheet,
  t: Translate,
  values: Record<string, string>,
  isFirst: boolean,
) => {
  sheet
    .font(BOLD)
    .fontSize(isFirst ? 15 : 12)
    .fillColor(INK)
  sheet.text(t('letter.title', values), LEFT, undefined, { width: WIDTH })
  sheet
    .moveDown(0.4)
    .font(REGULAR)
    .fontSize(isFirst ? 11.5 : 10.5)
  sheet.text(t('letter.intro', values), { width: WIDTH, lineGap: 2 })
  sheet.moveDown(0.5)
  for (const step of ['one', 'two', 'three']) {
    sheet.text(t(`letter.${step}`, values), LEFT + mm(4), undefined, {
      width: WIDTH - mm(4),
      lineGap: 2,
    })
    sheet.moveDown(0.25)
  }
  sheet
    .moveDown(0.3)
    .fontSize(9.5)
    .fillColor(SOFT)
    .text(t('letter.keep', values), LEFT, undefined, { width: WIDTH })
  sheet.moveDown(1.2)
}

const drawKey = (sheet: Sheet, words: Words, letter: Letter) => {
  const top = mm(88)
  sheet.roundedRect(LEFT, top, WIDTH, mm(46), 8).lineWidth(1).stroke('#cfc6ba')
  drawQr(sheet, letter.href, { x: LEFT + mm(6), y: top + mm(6), side: mm(34) })
  const x = LEFT + mm(50)
  sheet.font(REGULAR).fontSize(10.5).fillColor(SOFT)
  sheet.text(words.map((t) => t('letter.code')).join(' / '), x, top + mm(10), { width: mm(115) })
  sheet.font('Courier-Bold').fontSize(27).fillColor(INK)
  sheet.text(spellUnitCode(letter.code), x, top + mm(18), { width: mm(118), characterSpacing: 1 })
  sheet.y = top + mm(54)
}

/**
 * One A4 page for each letter: whom it is for, the QR code with the link, the code in groups, and what
 * to do in three steps, in each language of the community. A name whose letters the font lacks
 * (Arabic, Chinese …) gives way to "The resident" above the unit, which is what the mailbox says.
 */
export const drawLetters = async (
  place: Place,
  letters: readonly Letter[],
  words: Words,
  address: string,
): Promise<Buffer> => {
  const sheet = new PDFDocument({ size: 'A4', margin: LEFT, autoFirstPage: false })
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
  const name = printable(place.name, place.slug)
  for (const { name: addressee, ...letter } of letters) {
    const spelled = { ...letter, name: printable(addressee, words[0]?.('letter.resident')) }
    sheet.addPage()
    drawHead(sheet, { ...place, name }, spelled)
    drawKey(sheet, words, spelled)
    const values = { community: name, name: spelled.name, address }
    words.forEach((t, index) => {
      drawSteps(sheet, t, values, index === 0)
    })
  }
  sheet.end()
  return whole
}
