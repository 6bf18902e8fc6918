import type { PayloadRequest } from 'payload'
import { systemClock } from '../clock'
import { AppError, authRequired, notFound } from '../errors'
import { log } from '../log'
import { rolesIn, scopeOf } from '../tenancy/scope'
import { checkLink } from './links'
import { openSealed } from './objects'
import { purposeNamed } from './purposes'
import { readRange } from './range'
import { fileById, hasPicture } from './storedFiles'
import type { StoredFile, Variant } from './storedFiles'

export interface FileAt {
  req: PayloadRequest
  /** Ids. */
  community: string
  id: string
}

/**
 * The file, where the person behind the request may have it now: their own while it is not sent,
 * else by the rule of what it belongs to. What no rule allows is not there.
 * @throws AppError 404.
 */
export const readableFile = async ({ req, community, id }: FileAt): Promise<StoredFile> => {
  if (!req.user) throw authRequired()
  if (rolesIn(await scopeOf(req), community).length === 0) throw notFound()
  const file = await fileById(req, { id, community })
  if (!file || file.state === 'released') throw notFound()
  if (file.state === 'staged') {
    if (file.owner !== req.user.id) throw notFound()
    return file
  }
  if ((await purposeNamed(file.purpose)?.mayRead({ req, community, id })) !== true) throw notFound()
  return file
}

const INLINE = new Set(['image/webp'])

/** The name as HTTP writes it, with plain letters for whoever reads no others. */
const disposition = ({ name, type }: StoredFile): string => {
  const isImage = INLINE.has(type)
  const said = isImage ? `${name.replace(/\.[^.]*$/, '') || 'image'}.webp` : name
  const plain = said.replace(/[^\w .()-]/g, '_')
  const coded = encodeURIComponent(said).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  )
  return `${isImage ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${coded}`
}

const fileHeaders = (file: StoredFile): Record<string, string> => ({
  'accept-ranges': 'bytes',
  'cache-control': 'private, no-store',
  'content-disposition': disposition(file),
  'content-security-policy': "default-src 'none'; frame-ancestors 'self'; sandbox",
  'content-type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
})

/** The first piece is opened before anything is answered: what does not verify is an error and no file. */
const streamOf = async (file: StoredFile, source: AsyncGenerator<Buffer>) => {
  const told = (error: unknown) => {
    log().error({ msg: 'a stored file does not open', file: file.id, err: error })
  }
  const first = await source.next().catch((error: unknown) => {
    told(error)
    throw error
  })
  let waiting: IteratorResult<Buffer> | undefined = first
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const next = waiting ?? (await source.next())
          waiting = undefined
          if (next.done === true) controller.close()
          else controller.enqueue(new Uint8Array(next.value))
        } catch (error) {
          told(error)
          controller.error(error)
        }
      },
      cancel: async () => {
        await source.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

/** A file that the caller has found to be readable, or the part of it that is asked for. */
const respondWithFile = async (
  req: PayloadRequest,
  file: StoredFile,
  variant: Variant,
): Promise<Response> => {
  // Until the worker has made the small one, the picture itself is shown.
  const small = file.thumbBytes ?? 0
  const isThumb = variant === 'thumb' && small > 0
  const length = isThumb ? small : file.bytes
  const headers = fileHeaders(isThumb ? { ...file, type: 'image/webp' } : file)
  const range = readRange(req.headers.get('range'), length)
  if (range === 'none') {
    return new Response(null, {
      status: 416,
      headers: { ...headers, 'content-range': `bytes */${String(length)}` },
    })
  }
  const { from, to } = range ?? { from: 0, to: length }
  const source = openSealed(file, isThumb ? 'thumb' : 'full', length, { from, to })
  return new Response(await streamOf(file, source), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(to - from),
      ...(range && {
        'content-range': `bytes ${String(from)}-${String(to - 1)}/${String(length)}`,
      }),
    },
  })
}

/** Of a file that comes in parts the first one opens it. */
const isBeginning = (req: PayloadRequest, { bytes }: StoredFile): boolean => {
  const range = readRange(req.headers.get('range'), bytes)
  return range === null || (range !== 'none' && range.from === 0)
}

/**
 * Gives a file out by its link, with the rights of this moment.
 * @throws AppError 404 for a link that is not this person's, or a file that is not for them any
 *   more; 410 for one whose time is over.
 */
export const serveFile = async (
  at: FileAt,
  { v, until, sig }: { v: Variant; until: number; sig: string },
): Promise<Response> => {
  const person = at.req.user?.id ?? ''
  const link = { community: at.community, file: at.id, person, variant: v }
  const verdict = checkLink(link, { until, sig }, systemClock.now())
  if (verdict === 'wrong') throw notFound()
  if (verdict === 'over') throw new AppError({ code: 'files.link-over', status: 410 })
  const file = await readableFile(at)
  // Of what is no picture itself nothing else is shown for one.
  if (v === 'thumb' && !hasPicture(file)) throw notFound()
  if (file.state === 'bound' && v === 'full' && isBeginning(at.req, file)) {
    await purposeNamed(file.purpose)?.onOpened?.(at)
  }
  return respondWithFile(at.req, file, v)
}
