import { labelKey } from './label'

/** Where a page of a history begins: behind this moment and id. */
export interface HistoryCursor {
  at: string
  id: string
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

export const cursorText = ({ at, id }: HistoryCursor): string => `${at}~${id}`

/** What `cursorText` wrote; undefined for anything else. */
export const readCursor = (text: string): HistoryCursor | undefined => {
  const [at = '', id = ''] = text.split('~')
  const isMoment = MOMENT.test(at) && !Number.isNaN(Date.parse(at))
  return isMoment && UUID.test(id) ? { at, id } : undefined
}

const MOST_WORDS = 6

/** The words of a search; each has to be found somewhere. */
export const historyWords = (typed: string): string[] =>
  typed.trim().split(/\s+/).filter(Boolean).slice(0, MOST_WORDS)

const ACCENTS = /[\u0300-\u036f]/g
/** As the database cuts what a parcel says into words. */
const BETWEEN = /[\s!-/:-@[-`{-~]+/
const MOST_LETTERS = 60

/** What words have to begin with, as the database keeps them: without accents and capitals. */
export const beginnings = (typed: string): string[] => {
  const plain = typed.normalize('NFD').replace(ACCENTS, '').toLowerCase()
  const words = plain.split(BETWEEN).filter((word) => word !== '')
  return [...new Set(words)].slice(0, MOST_WORDS).map((word) => word.slice(0, MOST_LETTERS))
}

/** Those of the values whose names have the word in them, whatever its accents and capitals. */
export const valuesNamed = (
  word: string,
  names: readonly (readonly [value: string, name: string])[],
): string[] => {
  const key = labelKey(word)
  if (key === '') return []
  const found = names.flatMap(([value, name]) => (labelKey(name).includes(key) ? [value] : []))
  return [...new Set(found)]
}

/** Things in their order, cut where the month changes. */
export const byMonth = <Item>(
  items: readonly Item[],
  monthOf: (item: Item) => string,
): { month: string; items: Item[] }[] => {
  const months: { month: string; items: Item[] }[] = []
  for (const item of items) {
    const month = monthOf(item)
    const last = months.at(-1)
    if (last?.month === month) last.items.push(item)
    else months.push({ month, items: [item] })
  }
  return months
}
