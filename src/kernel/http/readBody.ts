import type { PayloadRequest } from 'payload'
import { AppError } from '../errors'

const DEFAULT_MAX = 64 * 1024

const tooLarge = (max: number) =>
  new AppError({ code: 'validation.body-too-large', status: 413, details: { max } })

interface HasBody {
  headers: Headers
  body?: ReadableStream<Uint8Array> | null
}

/**
 * The bytes of a body, up to a limit that holds whatever the client declared.
 * @throws AppError 413.
 */
export const bytesOf = async (req: HasBody, max: number): Promise<Uint8Array> => {
  const declared = Number(req.headers.get('content-length') ?? 0)
  if (declared > max) throw tooLarge(max)
  if (!req.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = req.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > max) {
      await reader.cancel()
      throw tooLarge(max)
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}

const formToObject = (form: FormData): Record<string, unknown> => Object.fromEntries(form.entries())

/** Looks at the bytes before anybody reads them: whoever signs a body signs these. */
export type BodyCheck = (headers: Headers, bytes: Uint8Array) => void

/**
 * Reads a JSON or form body up to a limit; an empty body is `{}`.
 * @throws AppError 413, 415, or 400 for text that is no JSON.
 */
export const readBody = async (
  req: PayloadRequest,
  max = DEFAULT_MAX,
  check?: BodyCheck,
): Promise<unknown> => {
  const bytes = await bytesOf(req, max)
  check?.(req.headers, bytes)
  if (bytes.byteLength === 0) return {}
  const type = req.headers.get('content-type') ?? ''
  if (type.startsWith('multipart/form-data') || type.startsWith('application/x-www-form')) {
    const copy = new Uint8Array(bytes)
    const form = await new Response(copy, { headers: { 'content-type': type } })
      .formData()
      .catch(() => {
        throw new AppError({ code: 'validation.not-readable', status: 400 })
      })
    return formToObject(form)
  }
  if (!type.startsWith('application/json')) {
    throw new AppError({ code: 'validation.content-type', status: 415 })
  }
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return value
  } catch {
    throw new AppError({ code: 'validation.not-readable', status: 400 })
  }
}
