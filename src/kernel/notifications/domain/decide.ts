import { endOfQuiet, isQuietAt, nextDigest } from './hours'
import type { DigestRhythm, QuietHours } from './hours'
import type { NoticeDefaults } from './rules'
import type { Channel, Suppression, Urgency } from './words'

/** The notice. */
export interface What {
  group: string
  urgency: Urgency
  channels: readonly Channel[]
  isMandatory: boolean
  /** Asks for an answer within minutes: once quiet hours are over there is nothing left to answer. */
  isQuestion: boolean
}

/** What a person wants, and how they are at the moment. */
export interface Wishes {
  /** By `choiceKey`; who chose nothing has what the community chose. */
  choices: ReadonlyMap<string, boolean>
  quiet: QuietHours | null
  /** Whether questions reach them in quiet hours. */
  isAskedInQuiet: boolean
  timeZone: string
  digest: DigestRhythm
  /** null: at home. */
  awayUntil: Date | null
  /** Of staff; residents always are. */
  isOnDuty: boolean
}

/** How a person can be reached. */
export interface Reach {
  channels: ReadonlySet<Channel>
  /** Their mail server refused a mail lately. */
  isEmailResting: boolean
}

/** What the community offers. */
export interface Offer {
  channels: ReadonlySet<Channel>
  defaults: NoticeDefaults
}

export type HeldBy = 'quiet-hours' | 'digest' | 'throttled'

export type Decision =
  /** `isOrdinary`: it counts in the hour of its channel. */
  | { channel: Channel; action: 'now'; isOrdinary: boolean }
  | { channel: Channel; action: 'held'; dueAt: Date; why: HeldBy }
  | { channel: Channel; action: 'suppressed'; why: Suppression }

export const choiceKey = (group: string, channel: Channel): string => `${group} ${channel}`

/** Makes a device sound. A mail waits until somebody looks. */
const BUZZING: ReadonlySet<Channel> = new Set<Channel>(['push', 'telegram', 'sms'])

interface Facts {
  what: What
  wishes: Wishes
  reach: Reach
  offer: Offer
  now: Date
}

const isWanted = ({ what, wishes, offer }: Facts, channel: Channel): boolean =>
  wishes.choices.get(choiceKey(what.group, channel)) ??
  offer.defaults[what.group]?.[channel] ??
  true

const refusalOf = (facts: Facts, channel: Channel): Suppression | null => {
  const { what, wishes, reach, offer } = facts
  if (!offer.channels.has(channel)) return 'not-offered'
  if (!reach.channels.has(channel)) return 'no-address'
  if (what.isMandatory || what.urgency === 'emergency') return null
  if (!isWanted(facts, channel)) return 'switched-off'
  if (channel === 'email' && reach.isEmailResting) return 'address-refused'
  if (!wishes.isOnDuty) return 'off-duty'
  if (!BUZZING.has(channel)) return null
  if (what.urgency === 'quiet') return 'too-quiet'
  return wishes.awayUntil !== null && what.urgency === 'normal' ? 'absent' : null
}

const digestAt = ({ wishes, now }: Facts): Date => {
  const { awayUntil, digest, timeZone } = wishes
  return nextDigest(awayUntil !== null && awayUntil > now ? awayUntil : now, digest, timeZone)
}

const decideOne = (facts: Facts, channel: Channel): Decision => {
  if (channel === 'in-app') return { channel, action: 'now', isOrdinary: false }
  const why = refusalOf(facts, channel)
  if (why !== null) return { channel, action: 'suppressed', why }
  const { what, wishes, now } = facts
  if (what.urgency === 'emergency') return { channel, action: 'now', isOrdinary: false }
  if (what.urgency === 'quiet' && wishes.digest.rhythm !== 'off') {
    return { channel, action: 'held', dueAt: digestAt(facts), why: 'digest' }
  }
  const { quiet, timeZone } = wishes
  const mayRing = what.isQuestion && wishes.isAskedInQuiet
  if (!mayRing && quiet && isQuietAt(now, quiet, timeZone)) {
    return { channel, action: 'held', dueAt: endOfQuiet(now, quiet, timeZone), why: 'quiet-hours' }
  }
  const isOrdinary = !what.isMandatory && what.urgency !== 'important'
  return { channel, action: 'now', isOrdinary }
}

/**
 * What becomes of a notice on each of its channels, for one person at one moment. The bell always
 * has it; emergencies and mandatory kinds cannot be switched off.
 */
export const decide = (facts: Facts): Decision[] =>
  facts.what.channels.map((channel) => decideOne(facts, channel))

/** How many ordinary messages an hour carries one by one; what is more waits and comes together. */
const AN_HOUR: Readonly<Record<Channel, number>> = {
  'in-app': Infinity,
  push: 1,
  telegram: 1,
  sms: 1,
  email: 20,
}

export const HOUR_MS = 3_600_000

/** An hour of a person and a channel, with this message counted already. */
export interface Slot {
  windowStart: Date
  count: number
}

/** What becomes of an ordinary message once it is counted. */
export const throttle = (
  channel: Channel,
  { windowStart, count }: Slot,
  { quiet, timeZone }: Pick<Wishes, 'quiet' | 'timeZone'>,
): Decision => {
  if (count <= AN_HOUR[channel]) return { channel, action: 'now', isOrdinary: true }
  const next = new Date(windowStart.getTime() + HOUR_MS)
  const isQuiet = quiet !== null && isQuietAt(next, quiet, timeZone)
  const dueAt = isQuiet ? endOfQuiet(next, quiet, timeZone) : next
  return { channel, action: 'held', dueAt, why: 'throttled' }
}
