/** What the pages hear when somebody came to a presence channel or went; all who are there now. */
export const MEMBERS = 'courtyard:members'

/** Somebody in a presence channel. */
export interface Member {
  id: string
  name: string
  /** `staff` or `resident`; another word where the channel says so. */
  side: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const memberOf = (id: unknown, info: unknown): Member[] => {
  if (typeof id !== 'string') return []
  const { name, side } = isRecord(info) ? info : {}
  return [
    { id, name: typeof name === 'string' ? name : '', side: typeof side === 'string' ? side : '' },
  ]
}

/** What another tab or the connection tells, as members. */
export const readMembers = (data: unknown): Member[] =>
  Array.isArray(data)
    ? data.flatMap((entry: unknown) => (isRecord(entry) ? memberOf(entry['id'], entry) : []))
    : []

/**
 * Who is there after an event of pusher-js.
 * @returns undefined where the event says nothing of that
 */
export const membersAfter = (
  before: readonly Member[],
  event: string,
  data: unknown,
): Member[] | undefined => {
  if (!isRecord(data)) return undefined
  switch (event) {
    case 'pusher:subscription_succeeded': {
      const { members } = data
      // Of a private channel nobody says who is in it.
      if (!isRecord(members)) return undefined
      return Object.entries(members).flatMap(([id, info]) => memberOf(id, info))
    }
    case 'pusher:member_added': {
      const added = memberOf(data['id'], data['info'])
      return [...before.filter(({ id }) => id !== data['id']), ...added]
    }
    case 'pusher:member_removed':
      return before.filter(({ id }) => id !== data['id'])
    default:
      return undefined
  }
}
