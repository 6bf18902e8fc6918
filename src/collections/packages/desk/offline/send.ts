import type { Answer } from '@/kernel/portal/offline/domain/queue'
import { inParts } from '@/kernel/portal/offline/domain/queue'
import type { Enrolment } from '@/kernel/portal/offline/enrolment'
import type { OfflineEntry, OfflineRelease } from '../../domain/offlineDesk'
import { isRecord } from '../components/loadUnits'
import { stagePicture } from '../components/stagePicture'

/** Signatures wait on the server for their entries, and not many of them at a time. */
const PART = 10

const ANSWERS: readonly Answer[] = ['done', 'already', 'conflict', 'away']

/** What was drawn. A page of ours may not fetch a data address. */
const pictureOf = (drawing: string): Blob => {
  const binary = atob(drawing.slice(drawing.indexOf(',') + 1))
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0))
  return new Blob([bytes], { type: 'image/png' })
}

const releaseBody = async (
  slug: string,
  { drawing, collector, at, ...rest }: OfflineRelease,
): Promise<object | null> => {
  const said = {
    ...rest,
    happenedAt: new Date(at).toISOString(),
    ...(collector !== null && { collector }),
  }
  if (drawing === null) return { ...said, signature: 'paper' }
  const staged = await stagePicture(slug, 'package-signature', pictureOf(drawing), 'signature.png')
  return 'id' in staged ? { ...said, signature: 'screen', signatureFile: staged.id } : null
}

const bodyOf = async (slug: string, entry: OfflineEntry): Promise<object | null> => {
  if (entry.kind === 'release') return releaseBody(slug, entry)
  const { at, ...said } = entry
  return { ...said, happenedAt: new Date(at).toISOString() }
}

const answersIn = (body: unknown): [string, Answer][] =>
  isRecord(body) && Array.isArray(body['entries'])
    ? body['entries'].flatMap((row: unknown) => {
        if (!isRecord(row)) return []
        const outcome = ANSWERS.find((known) => known === row['outcome'])
        return outcome ? [[String(row['id']), outcome] satisfies [string, Answer]] : []
      })
    : []

const sendPart = async (
  { slug, device }: Enrolment,
  part: readonly OfflineEntry[],
): Promise<[string, Answer][]> => {
  const entries: object[] = []
  for (const entry of part) {
    const body = await bodyOf(slug, entry)
    if (body) entries.push(body)
  }
  if (entries.length === 0) return []
  const answer = await fetch(`/api/c/${encodeURIComponent(slug)}/packages/offline-entries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ device, entries }),
  })
  return answer.ok ? answersIn(await answer.json()) : []
}

/** Brings entries to the server. What there is no answer for waits on. */
export const sendEntries = async (
  enrolment: Enrolment,
  entries: readonly OfflineEntry[],
): Promise<Map<string, Answer>> => {
  const answers = new Map<string, Answer>()
  for (const part of inParts(entries, PART)) {
    try {
      for (const [id, answer] of await sendPart(enrolment, part)) answers.set(id, answer)
    } catch {
      // The network went again: what was answered holds.
      break
    }
  }
  return answers
}
