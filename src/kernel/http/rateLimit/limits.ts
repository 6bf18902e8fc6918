/** What is counted apart: the network, the account, both together, the browser, the community. */
export type LimitKey = 'ip' | 'account' | 'ipAndAccount' | 'device' | 'community'

export interface Limit {
  points: number
  seconds: number
  /**
   * How many are counted in this process before the database hears of them, in one statement. 1:
   * every single one, so that no process lets one through too many.
   */
  lump: number
}

export type LimitClass =
  | 'anonymous'
  | 'read'
  | 'write'
  | 'upload'
  | 'realtime-auth'
  | 'login'
  | 'second-step'
  | 'proof'
  | 'password-reset'
  | 'code-by-mail'
  | 'code-by-text'
  | 'code-by-person'
  | 'code-try'
  | 'pickup-code'
  | 'proxy-link'
  | 'gate-code'
  | 'parcel-disowned'
  | 'parcel-asked'
  | 'picture-read'
  | 'invitation-try'
  | 'community-search'
  | 'walk-in'
  | 'household-invitation'
  | 'mail-report'
  | 'message'
  | 'conversation-start'
  | 'report'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The numbers of docs/guide/operators.md; `RATE_LIMIT_SCALE` multiplies the points of all. */
export const LIMITS: Readonly<Record<LimitClass, Partial<Record<LimitKey, Limit>>>> = {
  anonymous: { ip: { points: 120, seconds: MINUTE, lump: 10 } },
  read: {
    account: { points: 600, seconds: MINUTE, lump: 30 },
    community: { points: 12_000, seconds: MINUTE, lump: 200 },
  },
  write: {
    account: { points: 120, seconds: MINUTE, lump: 6 },
    community: { points: 2400, seconds: MINUTE, lump: 60 },
  },
  upload: {
    account: { points: 60, seconds: 5 * MINUTE, lump: 1 },
    ip: { points: 240, seconds: 5 * MINUTE, lump: 1 },
  },
  'realtime-auth': { account: { points: 120, seconds: MINUTE, lump: 6 } },
  // Failures alone, and in this order: a source is full before the account is, so that one alone
  // does not use up what all strangers together may try. A browser that the account was used on has
  // an allowance of its own, which no stranger touches.
  login: {
    ip: { points: 50, seconds: 15 * MINUTE, lump: 1 },
    ipAndAccount: { points: 4, seconds: 15 * MINUTE, lump: 1 },
    account: { points: 5, seconds: 15 * MINUTE, lump: 1 },
    community: { points: 300, seconds: 15 * MINUTE, lump: 1 },
    device: { points: 10, seconds: 15 * MINUTE, lump: 1 },
  },
  // Codes of a second step, after a right password; a known browser has its own allowance here too.
  'second-step': {
    account: { points: 10, seconds: 15 * MINUTE, lump: 1 },
    device: { points: 10, seconds: 15 * MINUTE, lump: 1 },
  },
  // Proving again who one is, on a login that goes on.
  proof: { account: { points: 5, seconds: 15 * MINUTE, lump: 1 } },
  'password-reset': {
    ipAndAccount: { points: 3, seconds: HOUR, lump: 1 },
    account: { points: 10, seconds: HOUR, lump: 1 },
    ip: { points: 30, seconds: HOUR, lump: 1 },
  },
  // Codes for an address: `account` is the address, so that nobody fills a stranger's mailbox.
  'code-by-mail': {
    ipAndAccount: { points: 5, seconds: HOUR, lump: 1 },
    account: { points: 10, seconds: HOUR, lump: 1 },
    ip: { points: 40, seconds: HOUR, lump: 1 },
  },
  // Each text is paid for.
  'code-by-text': {
    ipAndAccount: { points: 3, seconds: HOUR, lump: 1 },
    account: { points: 5, seconds: HOUR, lump: 1 },
    ip: { points: 10, seconds: HOUR, lump: 1 },
  },
  'code-by-person': { account: { points: 10, seconds: HOUR, lump: 1 } },
  // Failures alone: what was right is given back.
  'invitation-try': { ip: { points: 20, seconds: HOUR, lump: 1 } },
  'community-search': { ip: { points: 60, seconds: MINUTE, lump: 1 } },
  // Each may send a mail or a paid text to somebody who has not asked for it.
  'walk-in': { account: { points: 60, seconds: HOUR, lump: 1 } },
  'household-invitation': { account: { points: 10, seconds: HOUR, lump: 1 } },
  // A mail to a whole community is followed by a report for each person.
  'mail-report': { ip: { points: 2400, seconds: MINUTE, lump: 30 } },
  message: {
    account: { points: 60, seconds: MINUTE, lump: 5 },
    community: { points: 6000, seconds: MINUTE, lump: 100 },
  },
  // Each may reach many people who have not asked for it.
  'conversation-start': { account: { points: 30, seconds: HOUR, lump: 1 } },
  // Each is read by a person.
  report: { account: { points: 20, seconds: HOUR, lump: 1 } },
  // Failures alone: six digits that somebody at a desk types.
  'pickup-code': {
    account: { points: 10, seconds: 15 * MINUTE, lump: 1 },
    community: { points: 100, seconds: HOUR, lump: 1 },
  },
  // Failures alone, each at the price of the codes that live at that moment: docs/security.md, "The gate".
  'gate-code': {
    device: { points: 1225, seconds: DAY, lump: 1 },
    community: { points: 4900, seconds: DAY, lump: 1 },
  },
  // Failures alone: links of people who were sent to the desk.
  'proxy-link': { ip: { points: 30, seconds: HOUR, lump: 1 } },
  // Each is looked into by somebody at the desk.
  'parcel-disowned': { account: { points: 10, seconds: HOUR, lump: 1 } },
  'parcel-asked': { account: { points: 10, seconds: HOUR, lump: 1 } },
  // Each takes a core for seconds.
  'picture-read': {
    account: { points: 60, seconds: 5 * MINUTE, lump: 1 },
    community: { points: 120, seconds: 5 * MINUTE, lump: 1 },
  },
  'code-try': {
    account: { points: 20, seconds: HOUR, lump: 1 },
    ip: { points: 60, seconds: HOUR, lump: 1 },
  },
}

/** Counted in the web process alone, before anything else looks at a request. */
export const EDGE_LIMITS = {
  request: { points: 3000, seconds: MINUTE },
  upgrade: { points: 300, seconds: MINUTE },
} as const

export const scaled = (points: number, scale: number): number =>
  Math.max(1, Math.ceil(points * scale))
