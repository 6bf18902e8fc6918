/** What the server keeps until it is sent with a message. */
export interface Staged {
  id: string
  kind: 'image' | 'file'
  name: string
  thumbnailUrl: string | null
}

export type UploadOutcome =
  { outcome: 'done'; file: Staged } | { outcome: 'failed'; message: string }

export interface UploadCaps {
  /** Pictures and files of one message. */
  images: number
  /** Of one picture. */
  megabytes: number
  allowsFiles: boolean
}

/** What is said of a file that does not go along; each screen has its own words for it. */
export type UploadProblem =
  | { what: 'filesOff'; name: string }
  | { what: 'tooLarge'; name: string; max: number }
  | { what: 'tooMany'; max: number }
  /** `message`: the server's sentence, empty where it said none. */
  | { what: 'uploadFailed'; name: string; message: string }

const MEGABYTE = 1024 * 1024

/** What a telephone's picker offers; with pictures alone it converts its own format. */
export const acceptOf = ({ allowsFiles }: UploadCaps): string =>
  [
    'image/jpeg',
    'image/png',
    'image/webp',
    'image/gif',
    ...(allowsFiles
      ? ['.pdf', '.txt', '.csv', '.docx', '.xlsx', '.pptx', '.odt', '.ods', '.odp']
      : []),
  ].join(',')

/** What need not be sent to be refused; the server looks again. */
export const refusalOf = (
  { name, type, size }: { name: string; type: string; size: number },
  { megabytes, allowsFiles }: UploadCaps,
): UploadProblem | undefined => {
  const isImage = type.startsWith('image/')
  if (!isImage && !allowsFiles) return { what: 'filesOff', name }
  const isTooLarge = isImage && size > megabytes * MEGABYTE
  return isTooLarge ? { what: 'tooLarge', name, max: megabytes } : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The file that the server took in, or what it says is wrong with it. */
export const readAnswer = (status: number, text: string): UploadOutcome => {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { outcome: 'failed', message: '' }
  }
  if (!isRecord(body)) return { outcome: 'failed', message: '' }
  if (status !== 201) {
    const message = isRecord(body['error']) ? body['error']['message'] : ''
    return { outcome: 'failed', message: typeof message === 'string' ? message : '' }
  }
  const { id, kind, name, thumbnailUrl } = body
  const file: Staged = {
    id: String(id),
    kind: kind === 'image' ? 'image' : 'file',
    name: String(name),
    thumbnailUrl: typeof thumbnailUrl === 'string' ? thumbnailUrl : null,
  }
  return { outcome: 'done', file }
}

/**
 * Sends a file, which waits for a day to go with a message.
 * @param onProgress hears how many of a hundred parts have left
 */
export const uploadFile = (
  slug: string,
  file: File,
  onProgress: (percent: number) => void,
): { done: Promise<UploadOutcome>; cancel: () => void } => {
  // `fetch` does not say how far it is.
  const request = new XMLHttpRequest()
  const purpose = file.type.startsWith('image/') ? 'message-image' : 'message-file'
  const query = new URLSearchParams({ purpose, name: file.name })
  const done = new Promise<UploadOutcome>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) =>
      onProgress(Math.round((loaded / total) * 100))
    request.onload = () => resolve(readAnswer(request.status, request.responseText))
    request.onerror = () => resolve({ outcome: 'failed', message: '' })
    request.onabort = () => resolve({ outcome: 'failed', message: '' })
    request.open('POST', `/api/c/${slug}/files?${query.toString()}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}

/** Takes back a file that was not sent; where that fails, the server sweeps it after a day. */
export const takeBack = (community: string, id: string): void => {
  fetch(`/api/files/${community}/${id}`, { method: 'DELETE' }).catch(() => undefined)
}
