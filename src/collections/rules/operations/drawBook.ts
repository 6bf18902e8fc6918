import {
  BOLD,
  BOTTOM,
  INK,
  LEFT,
  LINE,
  mm,
  openPaper,
  REGULAR,
  SOFT,
  TOP,
  WIDTH,
} from '@/kernel/pdf/paper'
import { blocksOf } from '../domain/blocks'

interface PrintedClause {
  /** `3.2 Quiet hours`. */
  heading: string
  /** Since when it holds. */
  note: string
  text: string
}

export interface PrintedBook {
  title: string
  /** Below the title: the community, the day, the hash. */
  lines: readonly string[]
  contents: string
  chapters: readonly { heading: string; clauses: readonly PrintedClause[] }[]
  /** Instead of a line with letters that the font lacks. */
  unprintable: string
  pageOf: (page: number, pages: number) => string
}

type Paper = ReturnType<typeof openPaper>

interface Entry {
  label: string
  isChapter: boolean
  /** Where it leads inside the PDF. */
  name: string
  page: number
}

const ROW = 18
const INDENT = mm(6)
/** Below this much room a heading begins the next page: it never stands alone at a foot. */
const HEADING_ROOM = mm(30)

const needRoom = ({ sheet }: Paper): void => {
  if (sheet.y + HEADING_ROOM > BOTTOM) sheet.addPage()
}

const writeText = ({ sheet, printable }: Paper, text: string): void => {
  sheet.font(REGULAR).fontSize(10.5).fillColor(INK)
  for (const block of blocksOf(text)) {
    if (block.kind === 'paragraph') {
      sheet.text(printable(block.lines.join('\n')), LEFT, sheet.y, { width: WIDTH, lineGap: 2 })
    } else {
      for (const item of block.items) {
        sheet.text(`– ${printable(item)}`, LEFT + INDENT, sheet.y, {
          width: WIDTH - INDENT,
          lineGap: 2,
        })
      }
    }
    sheet.moveDown(0.5)
  }
}

/** Writes the chapters, and says on which page each thing begins. */
const writeChapters = (paper: Paper, { chapters }: PrintedBook): Entry[] => {
  const { sheet, printable } = paper
  const entries: Entry[] = []
  const begin = (heading: string, isChapter: boolean): Entry => {
    needRoom(paper)
    const { start, count } = sheet.bufferedPageRange()
    const name = `part-${String(entries.length)}`
    const entry = { label: printable(heading), isChapter, name, page: start + count }
    entries.push(entry)
    return entry
  }
  for (const { heading, clauses } of chapters) {
    const chapter = begin(heading, true)
    sheet.font(BOLD).fontSize(15).fillColor(INK)
    sheet.text(chapter.label, LEFT, sheet.y, { width: WIDTH, destination: chapter.name })
    sheet.moveDown(0.6)
    const bookmark = sheet.outline.addItem(chapter.label)
    for (const clause of clauses) {
      const entry = begin(clause.heading, false)
      sheet.font(BOLD).fontSize(11.5).fillColor(INK)
      sheet.text(entry.label, LEFT, sheet.y, { width: WIDTH, destination: entry.name })
      bookmark.addItem(entry.label)
      sheet.font(REGULAR).fontSize(8.5).fillColor(SOFT)
      sheet.text(printable(clause.note), LEFT, sheet.y, { width: WIDTH })
      sheet.moveDown(0.4)
      writeText(paper, clause.text)
      sheet.moveDown(0.6)
    }
    sheet.moveDown(0.8)
  }
  return entries
}

/** How many rows of contents fit on the first page, which has the title above, and on the others. */
const roomOf = (top: number) => ({
  first: Math.max(1, Math.floor((BOTTOM - top) / ROW)),
  other: Math.floor((BOTTOM - TOP) / ROW),
})

const writeContents = ({ sheet }: Paper, entries: readonly Entry[], top: number): void => {
  const { first, other } = roomOf(top)
  entries.forEach(({ label, isChapter, name, page }, index) => {
    const isFirst = index < first
    const row = isFirst ? index : (index - first) % other
    sheet.switchToPage(isFirst ? 0 : 1 + Math.floor((index - first) / other))
    const y = (isFirst ? top : TOP) + row * ROW
    const x = LEFT + (isChapter ? 0 : INDENT)
    const width = WIDTH - (x - LEFT) - mm(14)
    sheet
      .font(isChapter ? BOLD : REGULAR)
      .fontSize(10)
      .fillColor(INK)
    sheet.text(label, x, y, { width, height: ROW, ellipsis: true, goTo: name })
    sheet.text(String(page), LEFT, y, { width: WIDTH, align: 'right', goTo: name })
    sheet
      .moveTo(LEFT, y + ROW - 3)
      .lineTo(LEFT + WIDTH, y + ROW - 3)
      .lineWidth(0.4)
      .stroke(LINE)
  })
}

/** A book of rules on paper: title, contents with pages, and its clauses. */
export const drawBook = (book: PrintedBook): Promise<Buffer> => {
  const paper = openPaper(book.unprintable, { Title: book.title })
  const { sheet, printable, finish } = paper
  sheet.font(BOLD).fontSize(22).fillColor(INK)
  sheet.text(printable(book.title), LEFT, TOP, { width: WIDTH })
  sheet.moveDown(0.3).font(REGULAR).fontSize(10).fillColor(SOFT)
  for (const line of book.lines) sheet.text(printable(line), { width: WIDTH })
  sheet.moveDown(1).font(BOLD).fontSize(13).fillColor(INK)
  sheet.text(printable(book.contents), { width: WIDTH })
  sheet.moveDown(0.4)
  const top = sheet.y
  const { first, other } = roomOf(top)
  const rows = book.chapters.reduce((sum, { clauses }) => sum + 1 + clauses.length, 0)
  const further = Math.ceil(Math.max(0, rows - first) / other)
  for (let page = 0; page <= further; page += 1) sheet.addPage()
  const entries = writeChapters(paper, book)
  writeContents(paper, entries, top)
  return finish(book.pageOf)
}
