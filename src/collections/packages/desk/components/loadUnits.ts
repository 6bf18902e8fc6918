export interface Resident {
  membership: string
  name: string
}

export interface UnitOption {
  value: string
  label: string
  residents: readonly Resident[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const residentsIn = (value: unknown): Resident[] =>
  Array.isArray(value)
    ? value.flatMap((entry: unknown) =>
        isRecord(entry)
          ? [{ membership: String(entry['membership']), name: String(entry['name']) }]
          : [],
      )
    : []

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
  return body['units'].flatMap((unit: unknown) =>
    isRecord(unit)
      ? [
          {
            value: String(unit['id']),
            label: String(unit['label']),
            residents: residentsIn(unit['residents']),
          },
        ]
      : [],
  )
}
