/** Steps of the ladder, and the last day of one. */
const MOST_DAYS = 5
const LAST_DAY = 60
const MOST_HOURS = 72
const LAST_RETURN = 120
/** Pictures are kept a week at least, and nothing is kept for good. */
export const KEPT_DAYS = { min: 7, max: 3 * 365 }

/** As a community has it where nobody said anything. */
export const PARCEL_DEFAULTS = {
  reminderDays: '1, 3, 7',
  perishableHours: 4,
  returnDays: 0,
  photoDays: 90,
  signatureDays: 365,
}

/** As a client sends it, before anything is known of it. */
export type SentParcelSettings = Partial<Record<keyof typeof PARCEL_DEFAULTS, unknown>>

interface SettingProblem {
  code: string
  /** Of the group. */
  field: keyof typeof PARCEL_DEFAULTS
  details?: Record<string, number>
}

/**
 * The days of `1, 3, 7`: each later than the one before. No day at all is an empty list; undefined
 * where the text is something else.
 */
export const readDays = (text: string): number[] | undefined => {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '')
  // Digits alone: `1e1` and `+3` are numbers to a program and mistakes to a person.
  if (!parts.every((part) => /^\d{1,2}$/.test(part))) return undefined
  const days = parts.map(Number)
  const isInOrder = days.every((day, index) => day > (days[index - 1] ?? 0) && day <= LAST_DAY)
  return isInOrder && days.length <= MOST_DAYS ? days : undefined
}

const isWhole = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max

/** What is wrong with a community's rules for parcels; undefined where nothing is. */
export const parcelProblem = (sent: SentParcelSettings): SettingProblem | undefined => {
  const { reminderDays, perishableHours, returnDays, photoDays, signatureDays } = sent
  const days = typeof reminderDays === 'string' ? readDays(reminderDays) : undefined
  if (!days) {
    return {
      code: 'communities.reminder-days',
      field: 'reminderDays',
      details: { count: MOST_DAYS, max: LAST_DAY },
    }
  }
  if (!isWhole(perishableHours, 0, MOST_HOURS)) {
    return {
      code: 'communities.perishable-hours',
      field: 'perishableHours',
      details: { max: MOST_HOURS },
    }
  }
  if (!isWhole(returnDays, 0, LAST_RETURN)) {
    return { code: 'communities.return-days', field: 'returnDays', details: { max: LAST_RETURN } }
  }
  const last = days.at(-1)
  // The last reminder says when it goes back: without one, or after it, nobody would be told.
  if (returnDays > 0 && (last === undefined || returnDays <= last)) {
    return { code: 'communities.return-before-reminder', field: 'returnDays' }
  }
  const { min, max } = KEPT_DAYS
  for (const [field, value] of [
    ['photoDays', photoDays],
    ['signatureDays', signatureDays],
  ] as const) {
    if (!isWhole(value, min, max)) {
      return { code: 'communities.kept-days', field, details: { min, max } }
    }
  }
  return undefined
}

/** What is stored: an emptied field is the rule switched off; the days in one way of writing. */
export const tidyParcelSettings = (sent: SentParcelSettings): SentParcelSettings => {
  const { reminderDays, perishableHours, returnDays } = sent
  const days = readDays(typeof reminderDays === 'string' ? reminderDays : '')
  return {
    ...sent,
    reminderDays:
      reminderDays === null || (typeof reminderDays === 'string' && days)
        ? (days ?? []).join(', ')
        : reminderDays,
    perishableHours: perishableHours === null ? 0 : perishableHours,
    returnDays: returnDays === null ? 0 : returnDays,
  }
}
