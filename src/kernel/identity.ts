import type { PayloadRequest } from 'payload'
import type { Role } from './domain/membership'

/** One membership that is in force now. */
export interface ActiveMembership {
  id: string
  community: string
  unit: string | null
  role: Role
}

/** What a person may act for. */
export interface Standing {
  /** Whether the person holds a platform grant that is in force. */
  isOperator: boolean
  /** Another one as soon as the account or one of its logins is; null: there is no account. */
  accountVersion: string | null
  memberships: ActiveMembership[]
  /** Those that the memberships are in. */
  communities: CommunityIdentity[]
}

export interface CommunityIdentity {
  id: string
  slug: string
  name: string
  timeZone: string
  currency: string
  locales: string[]
  themeColor: string
  logo: string | null
}

/** What somebody may know of a community that they have left. */
export interface LeftCommunity {
  id: string
  name: string
  timeZone: string
  endedAt: Date
}

/** A person whom a module wants to reach. */
export interface Person {
  id: string
  name: string
  email: string
  locale: string
}

/**
 * What the kernel must know of people and communities, and may not import: `src/collections`
 * implements it, `payload.config.ts` binds it.
 */
export interface IdentityPort {
  // Everything takes the request that asks: it reads in its scope, and on the connection of its
  // transaction. A second connection for each open transaction would empty the pool for good.
  /** What is in force at this moment, read from the database and never from a token. */
  standingOf: (req: PayloadRequest, userId: string) => Promise<Standing>
  /** null for a community that is not there, or not in the request's scope. */
  communityBySlug: (req: PayloadRequest, slug: string) => Promise<CommunityIdentity | null>
  communityById: (req: PayloadRequest, id: string) => Promise<CommunityIdentity | null>
  /** Residents of a unit with a membership in force, one entry a person; those asked about alone. */
  residentsOfUnit: (
    req: PayloadRequest,
    community: string,
    unit: string,
    among?: readonly string[],
  ) => Promise<Person[]>
  /** A community that the person behind the request belonged to and does not any more. */
  leftCommunity: (req: PayloadRequest, slug: string) => Promise<LeftCommunity | null>
  /** Communities that hold back the person's staff roles until there is a second step. */
  withheldCommunities: (req: PayloadRequest) => Promise<{ slug: string; name: string }[]>
  personOfMembership: (
    req: PayloadRequest,
    community: string,
    membership: string,
  ) => Promise<Person | null>
  /** Which of the users ever belonged to the community; for the same-community guard. */
  everMembers: (req: PayloadRequest, community: string, users: string[]) => Promise<string[]>
  /**
   * Notes that a mail server refused a person's address for good, and why; null: one took a mail, so
   * it is right again.
   */
  noteAddress: (req: PayloadRequest, userId: string, refusal: string | null) => Promise<void>
  /**
   * Users with a membership of any standing in one of the communities, and accounts that became
   * one of theirs.
   */
  usersOfCommunities: (req: PayloadRequest, communities: string[]) => Promise<string[]>
}

let bound: IdentityPort | undefined

export const bindIdentity = (port: IdentityPort): void => {
  bound = port
}

export const identity = (): IdentityPort => {
  if (!bound) throw new Error('the identity port is not bound; payload.config.ts does that')
  return bound
}
