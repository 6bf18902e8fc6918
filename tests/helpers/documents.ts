import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { strToU8, zipSync } from 'fflate'
import PDFDocument from 'pdfkit'
import type { App } from './app'

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

/** The current version of a document, of a file that nobody opens. */
export const madeVersion = async (
  { sql }: App,
  { community, document, author }: { community: string; document: string; author: string },
): Promise<string> => {
  const [file, version] = [randomUUID(), randomUUID()]
  await sql(
    `insert into stored_files (id, community_id, purpose, state, name, mime_type, bytes, storage_key,
       kid, wrapped_key)
     values ($1, $2, 'document-file', 'bound', 'a.txt', 'text/plain', 1, $3, 'k',
       decode(repeat('00', 60), 'hex'))`,
    [file, community, file],
  )
  await sql(
    `insert into document_versions (id, community_id, document_id, number, state, file_id, name,
       mime_type, bytes, author_id)
     values ($1, $2, $3, 1, 'current', $4, 'a.txt', 'text/plain', 1, $5)`,
    [version, community, document, file, author],
  )
  return version
}

const CONTENT_TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

/** An office file of parts by their names. */
export const zipped = (parts: Readonly<Record<string, string | Uint8Array>>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries({ '[Content_Types].xml': CONTENT_TYPES, ...parts }).map(([name, part]) => [
          name,
          typeof part === 'string' ? strToU8(part) : part,
        ]),
      ),
    ),
  )

/** A Word file with a paragraph for each text. */
export const wordFile = (...lines: readonly string[]): Buffer =>
  zipped({
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${lines
      .map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`)
      .join('')}</w:body></w:document>`,
  })
