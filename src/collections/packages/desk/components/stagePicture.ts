const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export type PicturePurpose =
  | 'package-signature'
  | 'package-release-photo'
  | 'package-proxy-photo'
  | 'shift-signature'
  | 'visit-photo'

export type Staged = { id: string } | { message: string }

const readStaged = (status: number, body: unknown): Staged => {
  if (!isRecord(body)) return { message: '' }
  if (status === 201) return { id: String(body['id']) }
  const message = isRecord(body['error']) ? body['error']['message'] : ''
  return { message: typeof message === 'string' ? message : '' }
}

/** Sends a picture, which waits for its form; an empty message where nobody said why not. */
export const stagePicture = async (
  slug: string,
  purpose: PicturePurpose,
  picture: Blob,
  name: string,
  signal?: AbortSignal,
): Promise<Staged> => {
  const query = new URLSearchParams({ purpose, name })
  try {
    const answer = await fetch(`/api/c/${slug}/files?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: picture,
      ...(signal && { signal }),
    })
    return readStaged(answer.status, await answer.json())
  } catch {
    return { message: '' }
  }
}
