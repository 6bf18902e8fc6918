import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { audit } from '@/kernel/audit/audit'
import { inTransaction, readerOf, sql, txOf } from '@/kernel/database/transaction'
import { AppError, notFound } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { bindFiles } from '@/kernel/files/bind'
import { enqueue } from '@/kernel/jobs/enqueue'
import { EDITOR_MOVES, statesBefore } from '../domain/states'
import type { DocumentState, EditorMove, TextState, VersionState } from '../domain/states'
import { documentPublished, documentToConfirm } from '../events'
import { DOCUMENT_FILE, DOCUMENT_IMAGE } from '../filePurposes'
import { READ_TEXT } from '../queue'

export const versionInput = z.object({
  /** Id of a file that the person has sent. */
  file: z.uuid(),
  /** What is new in it. */
  note: z.string().trim().max(300).default(''),
})
export const moveInput = z.object({ to: z.enum(EDITOR_MOVES) })

interface One {
  req: PayloadRequest
  /** Ids. */
  community: string
  id: string
}

interface Standing extends Record<string, unknown> {
  state: DocumentState
  requires: boolean
}

/** Locks the document: whoever comes second finds what the first did. */
const lockDocument = async ({ req, community, id }: One): Promise<Standing> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<Standing>(sql`
    select state::text as state, coalesce(requires_confirmation, false) as requires from documents
    where id = ${id} and community_id = ${community} for update`)
  const [row] = rows
  if (!row) throw notFound()
  return row
}

const among = (states: readonly string[]) =>
  sql`(select jsonb_array_elements_text(${JSON.stringify(states)}::jsonb))`

interface Moved extends Record<string, unknown> {
  id: string
  number: number
}

/** Moves the one version of a document that is in a state which leads there. */
const moveVersion = async ({ req, id }: One, to: VersionState): Promise<Moved | undefined> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<Moved>(sql`
    update document_versions set state = ${to}, state_at = clock_timestamp()
    where document_id = ${id} and state in ${among(statesBefore(to))}
    returning id, number`)
  return rows[0]
}

const setState = async ({ req, id }: One, state: DocumentState): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update documents set state = ${state}::document_state, updated_at = now()
      ${state === 'published' ? sql`, published_at = clock_timestamp()` : sql``}
    where id = ${id}`)
}

/**
 * Adds a file that the person has sent as a new version. It is a draft: readers keep what they have until it
 * is published. One that was open before is discarded, and stays on file.
 * @throws AppError 404; 409 for a file that is not there for them.
 */
export const addVersion = (
  one: One & { input: z.infer<typeof versionInput> },
): Promise<{ id: string; number: number }> =>
  inTransaction(one.req, async () => {
    const { req, community, id, input } = one
    await lockDocument(one)
    await moveVersion(one, 'discarded')
    const tx = await txOf(req)
    const purposes = [DOCUMENT_FILE, DOCUMENT_IMAGE]
    const [file] = await bindFiles(req, { community, ids: [input.file], purposes, field: 'file' })
    if (!file) throw notFound()
    const version = uuidv7()
    const text: TextState = file.purpose === DOCUMENT_IMAGE ? 'not-read' : 'pending'
    const { rows } = await tx.execute<{ number: number }>(sql`
      insert into document_versions (id, community_id, document_id, number, file_id, name, mime_type,
        bytes, width, height, note, author_id, text_state)
      select ${version}, ${community}, ${id}, coalesce(max(number), 0) + 1, ${input.file},
        ${file.name}, ${file.type}, ${file.bytes}::bigint, ${file.width}::int, ${file.height}::int,
        ${input.note}, ${req.user?.id ?? null}, ${text}
      from document_versions where document_id = ${id}
      returning number`)
    const number = rows[0]?.number ?? 0
    if (text === 'pending') await enqueue(req, READ_TEXT, { community, version })
    await audit(req, {
      community,
      action: 'document.version-added',
      subject: { collection: 'documents', id },
      details: { number },
    })
    return { id: version, number }
  })

const notFromHere = () => new AppError({ code: 'documents.not-from-here', status: 409 })
const noVersion = () => new AppError({ code: 'documents.no-version', status: 409, field: 'file' })

/** What readers had is earlier from now on; what the open version says is what they have. */
const publish = async (one: One, { state, requires }: Standing): Promise<void> => {
  const { req, community, id } = one
  const tx = await txOf(req)
  const { rows: open } = await tx.execute(sql`
    select 1 from document_versions where document_id = ${id} and state in ('draft', 'review')`)
  if (open.length === 0) {
    // What was withdrawn comes back as it was.
    if (state !== 'withdrawn') throw noVersion()
    const { rows } = await tx.execute(sql`
      select 1 from document_versions where document_id = ${id} and state = 'current'`)
    if (rows.length === 0) throw noVersion()
    await setState(one, 'published')
    return
  }
  const former = await moveVersion(one, 'former')
  if (former) {
    await tx.execute(sql`delete from document_pages where version_id = ${former.id}`)
  }
  const current = await moveVersion(one, 'current')
  if (!current) throw noVersion()
  await setState(one, 'published')
  const eventId = await emit(req, {
    event: requires ? documentToConfirm : documentPublished,
    community,
    data: { documentId: id, versionId: current.id, number: current.number },
  })
  await tx.execute(sql`
    update document_versions set event_id = ${eventId} where id = ${current.id}`)
}

/** What else an editor may want; a document that readers have stays with them. */
const moveOpen = async (one: One, state: DocumentState, to: 'review' | 'draft'): Promise<void> => {
  if (!(await moveVersion(one, to))) throw notFromHere()
  if (state === 'draft' || state === 'review') await setState(one, to)
}

/**
 * Moves a document, or its open version, where an editor wants it: of many who try, one does.
 * @throws AppError 404; 409 where it is in no state that leads there, or there is nothing to publish.
 */
export const moveDocument = (
  one: One & { input: { to: EditorMove } },
): Promise<{ id: string; state: DocumentState }> =>
  inTransaction(one.req, async () => {
    const { req, community, id, input } = one
    const standing = await lockDocument(one)
    switch (input.to) {
      case 'published':
        await publish(one, standing)
        break
      case 'withdrawn':
        if (standing.state !== 'published') throw notFromHere()
        await setState(one, 'withdrawn')
        break
      case 'discarded':
        if (!(await moveVersion(one, 'discarded'))) throw notFromHere()
        if (standing.state === 'review') await setState(one, 'draft')
        break
      default:
        await moveOpen(one, standing.state, input.to)
    }
    await audit(req, {
      community,
      action: 'document.moved',
      subject: { collection: 'documents', id },
      details: { to: input.to },
    })
    return { id, state: (await lockDocument(one)).state }
  })

export interface VersionView {
  id: string
  number: number
  state: VersionState
  name: string
  bytes: number
  note: string
  author: string | null
  /** ISO 8601, UTC. */
  at: string
  textState: TextState
  pages: number
}

interface Row extends Record<string, unknown> {
  id: string
  number: number
  state: VersionState
  name: string
  bytes: string
  note: string
  author: string | null
  at: string | Date
  text_state: TextState
  pages: number
}

/**
 * All versions of a document, the newest first, for those who keep it.
 * @throws AppError 404.
 */
export const listVersions = async ({
  req,
  community,
  id,
}: One): Promise<{ state: DocumentState; requires: boolean; versions: VersionView[] }> => {
  const reader = await readerOf(req)
  const { rows: found } = await reader.execute<Standing>(sql`
    select state::text as state, coalesce(requires_confirmation, false) as requires
    from documents where id = ${id} and community_id = ${community}`)
  const [one] = found
  if (!one) throw notFound()
  const { rows } = await reader.execute<Row>(sql`
    select v.id, v.number, v.state, v.name, v.bytes, v.note,
      coalesce(u.preferred_name, u.name) as author, v.at, v.text_state, v.pages
    from document_versions v left join users u on u.id = v.author_id
    where v.document_id = ${id} order by v.number desc limit 200`)
  const versions = rows.map(({ text_state: textState, ...row }) => ({
    ...row,
    textState,
    bytes: Number(row.bytes),
    at: new Date(row.at).toISOString(),
  }))
  return { ...one, versions }
}
