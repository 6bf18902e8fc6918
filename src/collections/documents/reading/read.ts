import { failed, partsOf, readingOf } from './pages.ts'
import type { Reading } from './pages.ts'
import { readOffice } from './readOffice.ts'
import { readPdf } from './readPdf.ts'

/** The words of a file, by its media type. */
export const read = (bytes: Uint8Array, type: string): Promise<Reading> => {
  if (type === 'application/pdf') return readPdf(bytes)
  if (type === 'text/plain') {
    return Promise.resolve(readingOf(partsOf(new TextDecoder('utf-8').decode(bytes))))
  }
  return Promise.resolve(type.startsWith('image/') ? failed('not-read') : readOffice(bytes, type))
}
