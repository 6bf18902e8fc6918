import type { PayloadRequest } from 'payload'
import type { DigestRhythm } from './domain/hours'
import type { NoticeDefaults, NoticeLadders } from './domain/rules'
import type { Channel } from './domain/words'

/** What a community chose about its notices. */
export interface CommunityRules {
  /** Besides the bell. */
  channels: ReadonlySet<Channel>
  defaults: NoticeDefaults
  ladders: NoticeLadders
  digest: DigestRhythm['rhythm']
}

/**
 * What notices must know of people and communities, and the kernel may not import. `payload.config.ts`
 * binds it. `req` works for the community in each.
 */
export interface NoticePorts {
  rulesOf: (req: PayloadRequest, community: string) => Promise<CommunityRules>
  /** Proved telephone numbers, E.164, of those who have one. */
  phonesOf: (req: PayloadRequest, people: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Whose e-mail address was refused for good since a moment. */
  refusedSince: (
    req: PayloadRequest,
    people: readonly string[],
    since: Date,
  ) => Promise<ReadonlySet<string>>
  /** Notes that a mail server took a mail for each of these people. */
  addressesWork: (req: PayloadRequest, people: readonly string[]) => Promise<void>
  /**
   * Notes what a mail provider learnt of addresses: that they refuse mail for good, and why; null: that
   * one took a mail. Those of nobody's account are left alone.
   */
  mailboxesAnswered: (
    req: PayloadRequest,
    addresses: readonly string[],
    refusal: string | null,
  ) => Promise<void>
  /** Who is away at a moment, and until when. */
  awayUntil: (
    req: PayloadRequest,
    community: string,
    people: readonly string[],
    at: Date,
  ) => Promise<ReadonlyMap<string, Date>>
  /** Who of the staff is not on shift; nobody says so yet where it is missing. */
  offDuty?: (
    req: PayloadRequest,
    community: string,
    people: readonly string[],
    at: Date,
  ) => Promise<ReadonlySet<string>>
}

let bound: NoticePorts | undefined

export const bindNoticePorts = (ports: NoticePorts): void => {
  bound = ports
}

export const noticePorts = (): NoticePorts => {
  if (!bound) throw new Error('the ports of the notices are not bound; payload.config.ts does that')
  return bound
}
