import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { failed, readingOf } from './pages.ts'
import type { Reading } from './pages.ts'

const MOST_PAGES = 2000

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')

/** The words of a PDF, page by page. A scan has none. */
export const readPdf = async (bytes: Uint8Array): Promise<Reading> => {
  const task = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
  })
  try {
    const file = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= Math.min(file.numPages, MOST_PAGES); number += 1) {
      const page = await file.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(
        items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''),
      )
      page.cleanup()
    }
    return readingOf(pages)
  } catch (error) {
    return failed(nameOf(error) === 'PasswordException' ? 'encrypted' : 'broken')
  } finally {
    await task.destroy()
  }
}
