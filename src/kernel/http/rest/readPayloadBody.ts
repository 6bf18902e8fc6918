import { addDataAndFileToRequest } from 'payload'
import type { PayloadRequest } from 'payload'
import { PHOTO_MAX_BYTES } from '../../files/photo'
import { AppError } from '../../errors'
import { bytesOf } from '../readBody'

/** A document with rich text in it; files have their own limit. */
const MAX_JSON = 1024 * 1024
const MAX_FORM = PHOTO_MAX_BYTES + MAX_JSON
const MAX_DEPTH = 40

const notReadable = () => new AppError({ code: 'validation.not-readable', status: 400 })

/**
 * JSON can hold what a database cannot, and what JavaScript would trip over.
 * @throws AppError 400 with the path of the value.
 */
const checkData = (value: unknown, path: string[] = []): void => {
  const refuse = (at = path) => {
    const field = at.join('.').slice(0, 200)
    throw new AppError({ code: 'validation.invalid', status: 400, ...(field && { field }) })
  }
  if (path.length > MAX_DEPTH) refuse()
  if (typeof value === 'string' && value.includes('\0')) refuse()
  if (typeof value !== 'object' || value === null) return
  for (const [key, entry] of Object.entries(value)) {
    if (key === '__proto__' || key.includes('\0')) refuse([...path, key])
    checkData(entry, [...path, key])
  }
}

const isStatus = (error: unknown): error is { status: number } =>
  typeof error === 'object' && error !== null && 'status' in error

const json = (bytes: Uint8Array): unknown => {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return value
  } catch {
    throw notReadable()
  }
}

/** Payload reads the form; whatever its parser throws, it was the client who wrote it. */
const readForm = async (req: PayloadRequest, bytes: Uint8Array): Promise<void> => {
  const { body } = new Response(new Uint8Array(bytes))
  Object.defineProperty(req, 'body', { value: body, configurable: true, writable: true })
  try {
    await addDataAndFileToRequest(req)
  } catch (error) {
    if (isStatus(error) && error.status === 413) {
      const max = PHOTO_MAX_BYTES / 1024 / 1024
      throw new AppError({ code: 'files.too-large', status: 413, field: 'file', details: { max } })
    }
    throw notReadable()
  }
}

const isDocument = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Reads the body of a request for one of Payload's own routes, up to a limit, and looks at it;
 * these routes find it read already. An empty body is an empty document.
 * @throws AppError 400, 413, 415.
 */
export const readPayloadBody = async (req: PayloadRequest): Promise<void> => {
  const type = (req.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  const isForm = type === 'multipart/form-data'
  const bytes = await bytesOf(req, isForm ? MAX_FORM : MAX_JSON)
  if (bytes.byteLength > 0 && !isForm && type !== 'application/json') {
    throw new AppError({ code: 'validation.content-type', status: 415 })
  }
  if (bytes.byteLength > 0 && isForm) await readForm(req, bytes)
  const data: unknown = bytes.byteLength > 0 && !isForm ? json(bytes) : (req.data ?? {})
  if (!isDocument(data)) throw notReadable()
  checkData(data)
  // When a document was made and changed is nobody's to say: Payload would store whatever it is told.
  for (const name of ['createdAt', 'updatedAt']) Reflect.deleteProperty(data, name)
  req.data = data
  Object.defineProperties(req, {
    // What is read once is not read again.
    body: { value: null, configurable: true, writable: true },
    json: { value: () => Promise.resolve(data), configurable: true, writable: true },
  })
}
