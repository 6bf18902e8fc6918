import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '../database/transaction'
import { AppError, isAppError } from '../errors'
import { bytesOf } from '../http/readBody'
import { PDF } from './firstPage'
import { putSealed } from './objects'
import { preparePhoto } from './photo'
import type { FilePurpose } from './purposes'
import { safeName } from './safeName'
import { openScan } from './scan'
import { HEAD_BYTES, sniffDocument, TAIL_BYTES } from './sniff'
import { insertFile, newFile } from './storedFiles'
import type { NewFile } from './storedFiles'
import { wantThumbnail } from './wantThumbnail'

/** Files of a person that wait to be sent. */
const MOST_STAGED = 40

const FIELD = 'file'

const tooLarge = (max: number) =>
  new AppError({
    code: 'files.too-large',
    status: 413,
    field: FIELD,
    details: { max: Math.floor((max / 1024 / 1024) * 10) / 10 },
  })

/** What arrived, as it is kept. */
interface Kept {
  file: NewFile
  type: string
  bytes: number
  width?: number
  height?: number
}

interface Receiving {
  req: PayloadRequest
  community: string
  maxBytes: number
}

const receiveImage = async ({ req, community, maxBytes }: Receiving): Promise<Kept> => {
  const bytes = await bytesOf(req, maxBytes).catch((error: unknown) => {
    throw isAppError(error) && error.status === 413 ? tooLarge(maxBytes) : error
  })
  if (bytes.byteLength === 0) throw new AppError({ code: 'files.empty', status: 400, field: FIELD })
  const photo = await preparePhoto(bytes, { field: FIELD, maxBytes, keepsMotion: true })
  const scan = openScan()
  await scan.write(bytes)
  await scan.finish()
  const file = newFile(community)
  await putSealed(file, [photo.bytes], photo.bytes.byteLength)
  const { mimeType: type, width, height } = photo
  return { file, type, bytes: photo.bytes.byteLength, width, height }
}

/** Characters that no text has: all below the blank but for tabs, line ends and form feeds. */
const hasControls = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x20 && (code < 0x09 || code > 0x0d)) return true
  }
  return false
}

/** Notes, while a file passes by, what says what it is. */
const watchDocument = () => {
  let head = Buffer.alloc(0)
  let tail = Buffer.alloc(0)
  let size = 0
  let isText = true
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const readText = (chunk?: Uint8Array) => {
    if (!isText) return
    try {
      const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
      isText = !hasControls(text)
    } catch {
      isText = false
    }
  }
  return {
    see: (chunk: Uint8Array) => {
      size += chunk.byteLength
      if (head.byteLength < HEAD_BYTES) {
        head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.byteLength)])
      }
      tail = Buffer.concat([tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES)
      readText(chunk)
    },
    size: () => size,
    type: () => {
      readText()
      return sniffDocument({ head, tail, isText })
    },
  }
}

const receiveDocument = async ({ req, community, maxBytes }: Receiving): Promise<Kept> => {
  const declared = Number(req.headers.get('content-length') ?? Number.NaN)
  if (declared > maxBytes) throw tooLarge(maxBytes)
  if (declared === 0 || !req.body) {
    throw new AppError({ code: 'files.empty', status: 400, field: FIELD })
  }
  // A store wants to know the length before the first byte.
  if (!Number.isSafeInteger(declared)) {
    throw new AppError({ code: 'files.length-missing', status: 400, field: FIELD })
  }
  const { body } = req
  const scan = openScan()
  const seen = watchDocument()
  const passing = async function* () {
    const reader = body.getReader()
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) break
        seen.see(value)
        if (seen.size() > declared) throw tooLarge(declared)
        await scan.write(value)
        yield value
      }
      if (seen.size() !== declared) {
        throw new AppError({ code: 'files.cut-off', status: 400, field: FIELD })
      }
      // The last byte goes to the store only when all of it was found to be what is let in.
      const type = seen.type()
      if (type === undefined) {
        throw new AppError({ code: 'files.unsupported-type', status: 415, field: FIELD })
      }
      await scan.finish()
    } finally {
      await reader.cancel().catch(() => undefined)
    }
  }
  const file = newFile(community)
  try {
    await putSealed(file, passing(), declared)
  } catch (error) {
    scan.abort()
    throw error
  }
  return { file, type: seen.type() ?? '', bytes: declared }
}

const checkStaged = async (req: PayloadRequest, community: string): Promise<void> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ n: string }>(sql`
    select count(*) as n from stored_files where owner_id = ${req.user?.id ?? null}
      and community_id = ${community} and state = 'staged'`)
  if (Number(rows[0]?.n ?? 0) >= MOST_STAGED) {
    throw new AppError({ code: 'files.too-many-staged', status: 409, field: FIELD })
  }
}

export interface Staged {
  id: string
  purpose: string
  kind: 'image' | 'file'
  name: string
  type: string
  bytes: number
  width: number | null
  height: number | null
}

/**
 * Takes a file in for a purpose: told by its content, within its limits, scanned where a scanner is
 * set up, sealed and stored. It waits for a day to be bound to what it is for.
 * @throws AppError 400, 409, 413, 415, 422 or 503 with a code that says what is wrong with it.
 */
export const receiveFile = async ({
  req,
  community,
  purpose,
  name,
}: {
  req: PayloadRequest
  community: string
  purpose: FilePurpose
  name: string
}): Promise<Staged> => {
  const maxBytes = await purpose.limit({ req, community })
  await checkStaged(req, community)
  const receive = purpose.accepts === 'image' ? receiveImage : receiveDocument
  // A slow network holds no connection to the database: the row comes when all is there.
  const kept = await receive({ req, community, maxBytes })
  const isImage = purpose.accepts === 'image'
  const said = safeName(name) || (isImage ? 'image' : 'file')
  const { file, type, bytes, width = null, height = null } = kept
  await inTransaction(req, async () => {
    // Many that come at once have all passed the first look.
    const tx = await txOf(req)
    const lock = `staged ${community} ${req.user?.id ?? ''}`
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`)
    await checkStaged(req, community)
    await insertFile(req, {
      ...file,
      purpose: purpose.name,
      state: 'staged',
      name: said,
      type,
      bytes,
      width,
      height,
    })
    const isShown = isImage || (type === PDF && purpose.showsFirstPage === true)
    if (isShown) await wantThumbnail(req, { community, id: file.id })
  })
  const kind = isImage ? 'image' : 'file'
  return { id: file.id, purpose: purpose.name, kind, name: said, type, bytes, width, height }
}
