import { isRecord } from './loadUnits'
import type { StandingFound } from './StandingView'

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const peopleIn = (value: unknown): { id: string; name: string }[] =>
  Array.isArray(value)
    ? value.flatMap((one: unknown) =>
        isRecord(one) ? [{ id: String(one['id']), name: String(one['name']) }] : [],
      )
    : []

const awayIn = (value: unknown): StandingFound['away'] =>
  isRecord(value)
    ? {
        until: String(value['until']),
        holdParcels: value['holdParcels'] === true,
        isEverybody: value['isEverybody'] === true,
      }
    : null

/**
 * What the household of a unit has told the desk, from the desk's own endpoint.
 * @throws when the answer is not what it should be; the form says so.
 */
export const loadStanding = async (community: string, unit: string): Promise<StandingFound> => {
  const response = await fetch(
    `/api/c/${encodeURIComponent(community)}/desk/units/${encodeURIComponent(unit)}/standing`,
  )
  const body: unknown = await response.json()
  if (!response.ok || !isRecord(body) || !Array.isArray(body['instructions'])) {
    throw new Error('no instructions')
  }
  return {
    instructions: body['instructions'].flatMap((one: unknown) =>
      isRecord(one)
        ? [
            {
              person: String(one['person']),
              name: String(one['name']),
              text: String(one['text']),
              leaveWith: String(one['leaveWith']),
              tellAlso: peopleIn(one['tellAlso']),
              until: textOrNull(one['until']),
            },
          ]
        : [],
    ),
    away: awayIn(body['away']),
  }
}
