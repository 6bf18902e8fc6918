export type Sent =
  { isDone: true; body: Record<string, unknown> } | { isDone: false; message: string }

const messageOf = (body: unknown): string => {
  if (typeof body !== 'object' || body === null || !('error' in body)) return ''
  const { error } = body
  if (typeof error !== 'object' || error === null || !('message' in error)) return ''
  return String(error.message)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Posts to an endpoint of ours; a refusal comes back as its sentence. */
export const send = async (path: string, body: object): Promise<Sent> => {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer: unknown = await response.json()
    if (response.ok) return { isDone: true, body: isRecord(answer) ? answer : {} }
    return { isDone: false, message: messageOf(answer) }
  } catch {
    return { isDone: false, message: '' }
  }
}
