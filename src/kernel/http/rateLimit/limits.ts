/** What is counted apart: the network, the account, both together, the community. */
type LimitKey = 'ip' | 'account' | 'ipAndAccount' | 'community'

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
  'anonymous' | 'read' | 'write' | 'upload' | 'realtime-auth' | 'login' | 'password-reset'

const MINUTE = 60
const HOUR = 60 * MINUTE

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
  // Failures alone. Below Payload's lock of the account after ten, so that one network alone does
  // not lock somebody out in one go.
  login: {
    ipAndAccount: { points: 5, seconds: 15 * MINUTE, lump: 1 },
    ip: { points: 50, seconds: 15 * MINUTE, lump: 1 },
  },
  'password-reset': {
    ipAndAccount: { points: 3, seconds: HOUR, lump: 1 },
    account: { points: 10, seconds: HOUR, lump: 1 },
    ip: { points: 30, seconds: HOUR, lump: 1 },
  },
}

/** Counted in the web process alone, before anything else looks at a request. */
export const EDGE_LIMITS = {
  request: { points: 3000, seconds: MINUTE },
  upgrade: { points: 300, seconds: MINUTE },
} as const

export const scaled = (points: number, scale: number): number =>
  Math.max(1, Math.ceil(points * scale))
