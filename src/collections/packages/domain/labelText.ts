import { labelKey, searchWords } from './label'
import type { Carrier } from './parcel'
import { guessCarrier, plainNumber } from './trackingNumber'

/** What a label says, as far as its text tells. Nothing in it is certain. */
export interface LabelReading {
  /** Lines that look like the name of a person, the likeliest first. */
  names: string[]
  /** What stands for a unit: `12B` of `Apt 12B`. */
  units: string[]
  trackingNumber: string | null
  carrier: Carrier | null
}

const MOST_LINES = 200
const MOST_NAMES = 3
const MOST_UNITS = 3

const RECIPIENT =
  /^(?:ship\s*to|deliver(?:ed|y)?\s*to|to|destinataire|livrer\s*[àa]|[àa]|exp[ée]di[ée]\s*[àa]|consignee|recipient)\s*(?::|$)\s*/i
const SENDER =
  /^(?:ship\s*from|from|sender|return\s*(?:address|to)?|exp[ée]diteur|de|retour)\s*(?::|$)/i
const TRACKING = /track|suivi|waybill|awb|n[°o]\s*(?:de\s*)?colis|parcel\s*n/i
/** Numbers of these are of no use to anybody at a desk. */
const OTHER_NUMBER = /\b(?:ref|r[ée]f|invoice|facture|order|commande|po|tel|t[ée]l|phone|siret)\b/i

const UNIT_WORD =
  '(?:apartment|appartement|apt|appt|app|unit|unit[ée]|suite|ste|flat|logement|log|porte|bureau)'
/** `Apt 12B`, `Unit #1203`, `App. 4`, `# 302`. */
const UNIT = new RegExp(
  `(?:^|[\\s,;(/])(?:${UNIT_WORD}\\b\\.?\\s*(?:n[°o]\\.?|no\\.?|#)?|#|n°)\\s*(\\d{1,5}(?:\\s?[A-Z])?|[A-Z]-?\\d{1,5})(?![\\p{L}\\d])`,
  'giu',
)
/** `302-1200 Harbour Street`: in Canada the unit stands before the house. */
const UNIT_BEFORE_HOUSE = /^(\d{1,5}[A-Z]?)\s?[-–]\s?\d{1,6},?\s+\p{L}/iu

const STREET =
  /\b(?:street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|boulevard|blvd|bd|way|court|place|square|rue|chemin|all[ée]e|impasse|quai|cedex|route|tower|floor|[ée]tage)\b/i
const NO_NAME =
  /\b(?:ups|usps|fedex|dhl|gls|dpd|amazon|purolator|chronopost|colissimo|poste|post|postes|mail|ground|express|expedited|priority|standard|saver|billing|weight|poids|kg|lbs?|fragile|signature|handle|care|canada|france|united|states|kingdom|delivery|livraison|parcel|colis|package|tracking|page|label|contents?)\b/i
const TITLES =
  /^(?:attn|attention|c\/o|p\/o|mr|mrs|ms|mme|mlle|m|dr|monsieur|madame|famille|family)[.:]?\s+/i

/** What the carriers print of themselves. */
const CARRIER_NAMES: readonly (readonly [RegExp, Carrier])[] = [
  [/\bups\b/i, 'ups'],
  [/\bfed\s?ex\b/i, 'fedex'],
  [/\bdhl\b/i, 'dhl'],
  [/\busps\b|\bpriority mail\b/i, 'usps'],
  [/\bamazon\b/i, 'amazon'],
  [/\bcanada post\b|\bpostes canada\b/i, 'canada-post'],
  [/\bpurolator\b/i, 'purolator'],
  [/\bchronopost\b/i, 'chronopost'],
  [/\bcolissimo\b/i, 'colissimo'],
  [/\bla poste\b|\blettre suivie\b/i, 'la-poste'],
  [/\bdpd\b/i, 'dpd'],
  [/\bgls\b/i, 'gls'],
  [/\broyal mail\b/i, 'royal-mail'],
]

const linesOf = (text: string): string[] =>
  text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .slice(0, MOST_LINES)

/** The lines about whom it is for: what follows the word for it; else all but the sender's first two. */
const recipientLines = (lines: readonly string[]): string[] => {
  const at = lines.findIndex((line) => RECIPIENT.test(line))
  if (at >= 0) {
    const rest = lines.slice(at)
    const end = rest.findIndex((line) => SENDER.test(line))
    const kept = end < 0 ? rest : rest.slice(0, end)
    return kept.map((line) => line.replace(RECIPIENT, '')).filter((line) => line !== '')
  }
  const from = lines.findIndex((line) => SENDER.test(line))
  return from < 0 ? [...lines] : [...lines.slice(0, from), ...lines.slice(from + 2)]
}

const withoutTitles = (line: string): string => {
  const less = line.replace(TITLES, '')
  return less === line ? line : withoutTitles(less)
}

const isName = (line: string): boolean => {
  const words = line.split(' ')
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    /^[\p{L}.,'’ -]+$/u.test(line) &&
    words.filter((word) => word.replaceAll(/\P{L}/gu, '').length > 1).length >= 1 &&
    words.every((word) => /^\P{Ll}/u.test(word) || /^(?:de|du|des|la|le|van|von|et)$/.test(word)) &&
    !STREET.test(line) &&
    !NO_NAME.test(line)
  )
}

const unitsIn = (line: string): string[] => {
  if (OTHER_NUMBER.test(line) || TRACKING.test(line)) return []
  const before = UNIT_BEFORE_HOUSE.exec(line)?.[1]
  const said = [...line.matchAll(UNIT)].flatMap(([, unit]) => (unit === undefined ? [] : [unit]))
  return [...(before === undefined ? [] : [before]), ...said].map((unit) =>
    unit.replaceAll(/\s/g, '').toUpperCase(),
  )
}

/** What looks alike in print; right only where a check digit then says so. */
const asDigits = (number: string): string => {
  const [first, second] = /^[1IL][Z7]/.test(number) ? ['1Z', number.slice(2)] : ['', number]
  return first + second.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
}

const SHORTEST = 10
const LONGEST = 34
/** Shorter ones without letters might be a telephone number, or the number of an order. */
const SHORTEST_UNNAMED = 15
const MOST_PARTS = 12

/** Every run of parts of a line, the longest first: `1Z 999 AA1` is one number in three parts. */
const runsOf = (line: string): string[] => {
  const parts = line
    .toUpperCase()
    .split(/[^0-9A-Z-]+/)
    .filter(Boolean)
    .slice(0, 2 * MOST_PARTS)
  const runs = parts.flatMap((_, start) =>
    parts
      .slice(start, start + MOST_PARTS)
      .map((__, more) => plainNumber(parts.slice(start, start + more + 1).join(''))),
  )
  return runs
    .filter(({ length }) => length >= SHORTEST && length <= LONGEST)
    .sort((one, other) => other.length - one.length)
}

const numberIn = (line: string, isNamed: boolean): string | undefined => {
  const isEnough = (run: string) =>
    isNamed || run.length >= SHORTEST_UNNAMED || /^[A-Z0-9]*[A-Z]/.test(run)
  const runs = runsOf(line).filter(isEnough)
  return (
    runs.find((run) => guessCarrier(run) !== undefined) ??
    runs.map(asDigits).find((run) => guessCarrier(run) !== undefined)
  )
}

/** Lines that name the number first, with the line below each; then all others. */
const trackingNumberIn = (lines: readonly string[]): string | null => {
  for (const [at, line] of lines.entries()) {
    if (!TRACKING.test(line)) continue
    const found = numberIn(line, true) ?? numberIn(lines[at + 1] ?? '', true)
    if (found !== undefined) return found
  }
  for (const line of lines) {
    const found = OTHER_NUMBER.test(line) ? undefined : numberIn(line, false)
    if (found !== undefined) return found
  }
  return null
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]

/** Reads the text that was recognised on a label. */
export const readLabel = (text: string): LabelReading => {
  const lines = linesOf(text)
  const about = recipientLines(lines)
  const trackingNumber = trackingNumberIn(lines)
  const printed = CARRIER_NAMES.filter(([name]) => lines.some((line) => name.test(line)))
  const [only, ...more] = printed
  const byName = only !== undefined && more.length === 0 ? only[1] : null
  return {
    names: unique(about.map(withoutTitles).filter(isName)).slice(0, MOST_NAMES),
    units: unique(about.flatMap(unitsIn)).slice(0, MOST_UNITS),
    trackingNumber,
    carrier: (trackingNumber === null ? undefined : guessCarrier(trackingNumber)) ?? byName,
  }
}

/** A unit that the desk could mean. */
interface KnownUnit {
  id: string
  label: string
  residents: { membership: string; name: string }[]
  learned: { label: string; recipient: string | null } | null
}

const plainWords = (text: string): string[] => searchWords(labelKey(text))

const isOf = (line: string, name: string): boolean => {
  const printed = plainWords(line)
  const known = plainWords(name)
  const hasAll = (all: readonly string[], some: readonly string[]) =>
    some.length > 0 && some.every((word) => all.includes(word))
  return hasAll(known, printed) || hasAll(printed, known)
}

const isNumberOf = (unit: string, label: string): boolean => {
  const number = labelKey(label).split(' ').at(-1) ?? ''
  return number === labelKey(unit).replaceAll(' ', '')
}

/**
 * Which of the units a label means, and who of its people; null where it could be several: a wrong
 * proposal costs more than none.
 */
export const meantBy = <Unit extends KnownUnit>(
  { names, units }: LabelReading,
  known: readonly Unit[],
): { unit: Unit; recipient: string | null } | null => {
  const rated = known.map((unit) => {
    const people = unit.residents.filter(({ name }) => names.some((line) => isOf(line, name)))
    const { learned } = unit
    const isLearned =
      learned !== null && names.some((line) => labelKey(line) === labelKey(learned.label))
    const hasNumber = units.some((number) => isNumberOf(number, unit.label))
    const [person, ...others] = people
    const recipient = person && others.length === 0 ? person.membership : null
    return {
      unit,
      recipient: recipient ?? (isLearned ? learned.recipient : null),
      points: (people.length > 0 || isLearned ? 1 : 0) + (hasNumber ? 1 : 0),
    }
  })
  const most = Math.max(0, ...rated.map(({ points }) => points))
  const [best, ...same] = rated.filter(({ points }) => points === most)
  return best === undefined || most === 0 || same.length > 0
    ? null
    : { unit: best.unit, recipient: best.recipient }
}
