import type { PayloadRequest } from 'payload'
import { anyId } from '../database/anyId'
import { readerOf, sql } from '../database/transaction'
import type { CommunityIdentity } from '../identity'
import { offeredAdapters } from './channels/registry'
import { choiceKey } from './domain/decide'
import type { Offer, Reach, Wishes } from './domain/decide'
import { isTimeOfDay } from './domain/hours'
import type { DigestRhythm } from './domain/hours'
import { isChannel, type Channel } from './domain/words'
import type { Recipient } from './kind'
import { noticePorts, type CommunityRules } from './ports'

/** A refused address is tried again after a week, for what can wait for it. */
const RESTING_MS = 7 * 24 * 3_600_000

const DIGEST_HOUR = 8
const DIGEST_WEEKDAY = 1

export interface Facts {
  offer: Offer
  wishesOf: (person: string) => Wishes
  reachOf: (person: string) => Reach
}

interface Question {
  community: CommunityIdentity
  rules: CommunityRules
  group: string
  channels: readonly Channel[]
  recipients: readonly Recipient[]
  now: Date
}

interface SettingsRow extends Record<string, unknown> {
  user_id: string
  quiet_from: string | null
  quiet_to: string | null
  asked_in_quiet: boolean
  time_zone: string | null
  digest: string | null
  digest_hour: number | null
  digest_weekday: number | null
}

export const isRhythm = (value: unknown): value is DigestRhythm['rhythm'] =>
  value === 'off' || value === 'daily' || value === 'weekly'

const choicesOf = async (
  req: PayloadRequest,
  { community, group }: Question,
  people: readonly string[],
): Promise<Map<string, Map<string, boolean>>> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ user_id: string; channel: string; is_on: boolean }>(sql`
    select user_id, channel, is_on from notification_preferences
    where community_id = ${community.id} and "group" = ${group} and user_id = ${anyId(people)}`)
  const choices = new Map<string, Map<string, boolean>>()
  for (const { user_id, channel, is_on } of rows) {
    if (!isChannel(channel)) continue
    const own = choices.get(user_id) ?? new Map<string, boolean>()
    choices.set(user_id, own.set(choiceKey(group, channel), is_on))
  }
  return choices
}

const settingsOf = async (
  req: PayloadRequest,
  people: readonly string[],
): Promise<Map<string, SettingsRow>> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<SettingsRow>(sql`
    select user_id, quiet_from, quiet_to, asked_in_quiet, time_zone, digest, digest_hour,
      digest_weekday
    from notification_settings where user_id = ${anyId(people)}`)
  return new Map(rows.map((row) => [row.user_id, row]))
}

/** A stored order, without what is no channel any more. */
export const readOrder = (value: unknown): Channel[] =>
  Array.isArray(value) ? [...new Set(value.filter(isChannel))] : []

/** In which order people want to be reached, of those who said so. */
export const channelOrders = async (
  req: PayloadRequest,
  people: readonly string[],
): Promise<Map<string, Channel[]>> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ user_id: string; channel_order: unknown }>(sql`
    select user_id, channel_order from notification_settings
    where user_id = ${anyId(people)} and channel_order is not null`)
  return new Map(rows.map(({ user_id, channel_order }) => [user_id, readOrder(channel_order)]))
}

const reachable = async (
  req: PayloadRequest,
  channels: readonly Channel[],
  people: readonly string[],
): Promise<Map<Channel, ReadonlySet<string>>> => {
  const found = new Map<Channel, ReadonlySet<string>>()
  for (const adapter of offeredAdapters()) {
    if (channels.includes(adapter.channel)) {
      found.set(adapter.channel, await adapter.reachable(req, people))
    }
  }
  return found
}

/** All that decides about a notice for each of some people, with one question for each kind of fact. */
export const gatherFacts = async (req: PayloadRequest, question: Question): Promise<Facts> => {
  const { community, rules, channels, recipients, now } = question
  const people = recipients.map(({ id }) => id)
  const ports = noticePorts()
  const choices = await choicesOf(req, question, people)
  const settings = await settingsOf(req, people)
  const reaches = await reachable(req, channels, people)
  const since = new Date(now.getTime() - RESTING_MS)
  const resting = await ports.refusedSince(req, people, since)
  const away = await ports.awayUntil(req, community.id, people, now)
  const staff = recipients.filter(({ isStaff }) => isStaff === true).map(({ id }) => id)
  const offDuty =
    staff.length > 0 ? await ports.offDuty?.(req, community.id, staff, now) : undefined
  return {
    offer: { channels: new Set([...rules.channels, 'in-app']), defaults: rules.defaults },
    wishesOf: (person) => {
      const own = settings.get(person)
      const { quiet_from: from, quiet_to: to } = own ?? {}
      return {
        choices: choices.get(person) ?? new Map(),
        quiet: isTimeOfDay(from) && isTimeOfDay(to) ? { from, to } : null,
        isAskedInQuiet: own?.asked_in_quiet ?? true,
        timeZone: own?.time_zone ?? community.timeZone,
        digest: {
          rhythm: isRhythm(own?.digest) ? own.digest : rules.digest,
          hour: own?.digest_hour ?? DIGEST_HOUR,
          weekday: own?.digest_weekday ?? DIGEST_WEEKDAY,
        },
        awayUntil: away.get(person) ?? null,
        isOnDuty: offDuty?.has(person) !== true,
      }
    },
    reachOf: (person) => ({
      channels: new Set(channels.filter((channel) => reaches.get(channel)?.has(person))),
      isEmailResting: resting.has(person),
    }),
  }
}
