import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '@/kernel/database/transaction'
import { putSealed } from '@/kernel/files/objects'
import { insertFile, newFile } from '@/kernel/files/storedFiles'
import type { DemoDocument, DemoPapers } from './demo'

const DAY_MS = 24 * 3600 * 1000

interface PapersPlace {
  community: string
  now: Date
  /** Id of the account that keeps them. */
  by: string
}

/** A PDF with a page for each text, under its title. */
const drawn = ({ title, pages }: DemoDocument): Promise<Buffer> => {
  const file = new PDFDocument({ size: 'A4', margin: 60, info: { Title: title } })
  for (const [index, text] of pages.entries()) {
    if (index > 0) file.addPage()
    file.font('Helvetica-Bold').fontSize(20).text(title).moveDown()
    file.font('Helvetica').fontSize(12).text(text, { lineGap: 4 })
  }
  file.end()
  return buffer(file)
}

const store = async (
  req: PayloadRequest,
  bytes: Buffer,
  name: string,
  { community, by }: PapersPlace,
): Promise<string> => {
  const file = newFile(community)
  await putSealed(file, [bytes], bytes.byteLength)
  await insertFile(req, {
    ...file,
    purpose: 'document-file',
    state: 'bound',
    name,
    type: 'application/pdf',
    bytes: bytes.byteLength,
  })
  const tx = await txOf(req)
  await tx.execute(sql`update stored_files set owner_id = ${by} where id = ${file.id}`)
  return file.id
}

/** Its one version, published as it was then: past the operations, which would tell people of what is old. */
const publish = async (
  req: PayloadRequest,
  document: string,
  one: DemoDocument,
  place: PapersPlace,
): Promise<void> => {
  const { community, now, by } = place
  const bytes = await drawn(one)
  const name = `${one.title}.pdf`
  const file = await store(req, bytes, name, place)
  const version = uuidv7()
  const at = new Date(now.getTime() - (one.published ?? 0) * DAY_MS).toISOString()
  const isPublished = one.published !== undefined
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into document_versions (id, community_id, document_id, number, state, file_id, name,
      mime_type, bytes, author_id, at, text_state, pages)
    values (${version}, ${community}, ${document}, 1, ${isPublished ? 'current' : 'draft'}, ${file},
      ${name}, 'application/pdf', ${bytes.byteLength}, ${by}, ${at}::timestamptz, 'read',
      ${one.pages.length})`)
  for (const [index, text] of one.pages.entries()) {
    await tx.execute(sql`
      insert into document_pages (version_id, page, document_id, community_id, body)
      values (${version}, ${index + 1}, ${document}, ${community}, ${`${one.title}\n${text}`})`)
  }
  if (!isPublished) return
  await tx.execute(sql`
    update documents set state = 'published', published_at = ${at}::timestamptz
    where id = ${document}`)
}

const known = (ids: ReadonlyMap<string, string>, name: string): string => {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`the demo data name ${name}, and there is none`)
  return id
}

/** What a demo community keeps in writing. */
export const seedPapers = async (
  req: PayloadRequest,
  { categories, folders, documents }: DemoPapers,
  place: PapersPlace,
): Promise<void> => {
  const { community, now, by } = place
  const rooms = new Map<string, string>()
  for (const { name, parent, readers = [] } of folders) {
    const { id } = await req.payload.create({
      collection: 'document-folders',
      data: {
        community,
        name,
        readers: [...readers],
        ...(parent !== undefined && { parent: known(rooms, parent) }),
      },
      req,
    })
    rooms.set(name, id)
  }
  const kinds = new Map<string, string>()
  for (const [position, name] of categories.entries()) {
    const { id } = await req.payload.create({
      collection: 'document-categories',
      data: { community, name, position },
      req,
    })
    kinds.set(name, id)
  }
  for (const one of documents) {
    const { id } = await req.payload.create({
      collection: 'documents',
      data: {
        community,
        title: one.title,
        description: one.description,
        folder: known(rooms, one.folder),
        category: known(kinds, one.category),
        tags: one.tags,
        readers: [...(one.readers ?? [])],
        owner: by,
        isMustKnow: one.isMustKnow ?? false,
        requiresConfirmation: one.mustConfirm ?? false,
        ...(one.validDays !== undefined && {
          expiresOn: new Date(now.getTime() + one.validDays * DAY_MS).toISOString(),
        }),
      },
      req,
    })
    await publish(req, id, one, place)
  }
}
