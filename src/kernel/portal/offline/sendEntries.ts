import type { Answer } from './domain/queue'

const ANSWERS: readonly Answer[] = ['done', 'already', 'conflict', 'away']

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const answersIn = (body: unknown): [string, Answer][] =>
  isRecord(body) && Array.isArray(body['entries'])
    ? body['entries'].flatMap((row: unknown) => {
        if (!isRecord(row)) return []
        const outcome = ANSWERS.find((known) => known === row['outcome'])
        return outcome ? [[String(row['id']), outcome] satisfies [string, Answer]] : []
      })
    : []

/** Gives entries to an address of a community, which says what became of each; nothing where it does not. */
export const postEntries = async (
  slug: string,
  path: string,
  body: { device: string; entries: readonly object[] },
): Promise<[string, Answer][]> => {
  const answer = await fetch(`/api/c/${encodeURIComponent(slug)}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answer.ok ? answersIn(await answer.json()) : []
}

/** Brings one part after the other. What there is no answer for waits on. */
export const sendInParts = async <Part>(
  parts: readonly Part[],
  sendPart: (part: Part) => Promise<[string, Answer][]>,
): Promise<Map<string, Answer>> => {
  const answers = new Map<string, Answer>()
  for (const part of parts) {
    try {
      for (const [id, answer] of await sendPart(part)) answers.set(id, answer)
    } catch {
      // The network went again: what was answered holds.
      break
    }
  }
  return answers
}
