export interface Resident {
  membership: string
  name: string
}

export interface UnitOption {
  value: string
  label: string
  residents: readonly Resident[]
  /** A name that stood on earlier labels for the unit, and the membership that it meant. */
  learned: { label: string; recipient: string | null } | null
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const residentsIn = (value: unknown): Resident[] =>
  Array.isArray(value)
    ? value.flatMap((entry: unknown) =>
        isRecord(entry)
          ? [{ membership: String(entry['membership']), name: String(entry['name']) }]
          : [],
      )
    : []

const learnedIn = (value: unknown): UnitOption['learned'] => {
  if (!isRecord(value)) return null
  const { label, recipient } = value
  return { label: String(label), recipient: typeof recipient === 'string' ? recipient : null }
}

export const unitIn = (unit: unknown): UnitOption | null =>
  isRecord(unit)
    ? {
        value: String(unit['id']),
        label: String(unit['label']),
        residents: residentsIn(unit['residents']),
        learned: learnedIn(unit['learned']),
      }
    : null

/**
 * Units that fit the words, from the desk's own endpoint.
 * @throws when the answer is not what it should be; the combobox says so.
 */
export const loadUnits = async (community: string, words: string): Promise<UnitOption[]> => {
  const response = await fetch(
    `/api/c/${encodeURIComponent(community)}/desk/units?q=${encodeURIComponent(words)}`,
  )
  const body: unknown = await response.json()
  if (!response.ok || !isRecord(body) || !Array.isArray(body['units'])) throw new Error('no units')
  return body['units'].flatMap((unit: unknown) => unitIn(unit) ?? [])
}
