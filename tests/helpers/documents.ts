import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'

type Options = ConstructorParameters<typeof PDFDocument>[0]

/** A real PDF with a page for each text; one that is empty has a square and no word. */
export const drawn = (pages: readonly string[], options: Options = {}): Promise<Buffer> => {
  const file = new PDFDocument({ autoFirstPage: false, ...options })
  for (const words of pages) {
    file.addPage()
    if (words === '') file.rect(50, 50, 200, 200).fill('#335577')
    else file.text(words)
  }
  file.end()
  return buffer(file)
}
