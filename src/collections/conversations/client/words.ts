import type { UploadProblem } from './uploads'

/** Fills the gaps of a sentence: "{name} is typing…". */
export const fill = (sentence: string, gaps: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{([a-zA-Z]+)\}/g, (gap, name: string) => String(gaps[name] ?? gap))

/** What is wrong with a file that was chosen, in a sentence. */
export const uploadProblem = (
  words: Readonly<Record<string, string>>,
  problem: UploadProblem,
): string =>
  problem.what === 'uploadFailed'
    ? fill(words['uploadFailedWhy'] ?? '', {
        name: problem.name,
        why: problem.message || (words['uploadFailed'] ?? ''),
      })
    : fill(words[problem.what] ?? '', problem)

export type LineWords = Readonly<Record<string, string>>

interface Line {
  kind: 'text' | 'system'
  sender: { name: string }
  data: Record<string, unknown> | null
}

/**
 * A line of the conversation that nobody wrote, in words.
 * @param words sentences by the line's type
 * @param nameOf a person's name by id
 * @param list "Anna, Ben and Carla"
 */
export const systemLine = (
  words: LineWords,
  { sender, data }: Line,
  nameOf: (id: string) => string,
  list: (names: readonly string[]) => string,
): string => {
  const type = typeof data?.['type'] === 'string' ? data['type'] : 'other'
  const ids: unknown[] = Array.isArray(data?.['people']) ? data['people'] : []
  const people = list(ids.map((id) => nameOf(String(id))))
  const key = type === 'added' && data?.['isHistoryShared'] === true ? 'addedWithHistory' : type
  return fill(words[key] ?? words['other'] ?? '', { name: sender.name, people })
}
