const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

export type Channel =
  | { kind: 'user'; userId: string }
  | { kind: 'desk'; community: string }
  | { kind: 'community'; community: string }

/** What concerns one person, whatever the community. */
export const userChannel = (userId: string) => `private-user-${userId}`

/** What the desk of a community works on. */
export const deskChannel = (community: string) => `private-desk-${community}`

/** What every member of a community may know. */
export const communityChannel = (community: string) => `private-community-${community}`

const USER = new RegExp(`^private-user-(${UUID})$`)
const DESK = new RegExp(`^private-desk-(${UUID})$`)
const COMMUNITY = new RegExp(`^private-community-(${UUID})$`)

/** Reads a channel's name; undefined for a name that is none of ours. */
export const parseChannel = (name: string): Channel | undefined => {
  const user = USER.exec(name)?.[1]
  if (user) return { kind: 'user', userId: user }
  const desk = DESK.exec(name)?.[1]
  if (desk) return { kind: 'desk', community: desk }
  const community = COMMUNITY.exec(name)?.[1]
  if (community) return { kind: 'community', community }
  return undefined
}
