import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '../../database/transaction'
import { AppError } from '../../errors'
import { isTimeOfDay } from '../domain/hours'
import { CHANNELS, type Channel } from '../domain/words'
import { inOrder } from '../domain/ladder'
import { isRhythm, readOrder } from '../gather'

export interface NoticeSettings {
  /** `22:00`; both or neither. */
  quietFrom: string | null
  quietTo: string | null
  /** Whether what asks for an answer within minutes reaches them then. */
  askedInQuiet: boolean
  /** IANA; null: each community's own. */
  timeZone: string | null
  /** null: as each community has it. */
  digest: 'off' | 'daily' | 'weekly' | null
  /** 0 to 23. */
  digestHour: number
  /** ISO: 1 is Monday. */
  digestWeekday: number
  /** Which way is tried first where several are, the rest in the order of all; null: as it comes. */
  channelOrder: Channel[] | null
}

type Later = 'channelOrder' | 'askedInQuiet'

/** What clients of releases before send too: what they do not name stays as it is. */
export type SettingsToStore = Omit<NoticeSettings, Later> & Partial<Pick<NoticeSettings, Later>>

interface Row extends Record<string, unknown> {
  quiet_from: string | null
  quiet_to: string | null
  asked_in_quiet: boolean
  time_zone: string | null
  digest: string | null
  digest_hour: number | null
  digest_weekday: number | null
  channel_order: unknown
}

const isNothing = (value: unknown): boolean => value === null || value === undefined

/** When the person wants to be left alone, how they are reached first, and when what can wait comes together. */
export const settingsOf = async (req: PayloadRequest): Promise<NoticeSettings> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select quiet_from, quiet_to, asked_in_quiet, time_zone, digest, digest_hour, digest_weekday,
      channel_order
    from notification_settings where user_id = ${req.user?.id ?? null}`)
  const [row] = rows
  return {
    quietFrom: row?.quiet_from ?? null,
    quietTo: row?.quiet_to ?? null,
    askedInQuiet: row?.asked_in_quiet ?? true,
    timeZone: row?.time_zone ?? null,
    digest: isRhythm(row?.digest) ? row.digest : null,
    digestHour: row?.digest_hour ?? 8,
    digestWeekday: row?.digest_weekday ?? 1,
    channelOrder: isNothing(row?.channel_order) ? null : readOrder(row?.channel_order),
  }
}

const isTimeZone = (value: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).format(0) !== ''
  } catch {
    return false
  }
}

const wrong = (field: string): AppError =>
  new AppError({ code: 'validation.invalid', status: 400, field })

const check = ({ quietFrom, quietTo, timeZone, channelOrder }: SettingsToStore): void => {
  if (quietFrom !== null && !isTimeOfDay(quietFrom)) throw wrong('quietFrom')
  if (quietTo !== null && !isTimeOfDay(quietTo)) throw wrong('quietTo')
  // One without the other says nothing.
  if ((quietFrom === null) !== (quietTo === null)) {
    throw wrong(quietFrom === null ? 'quietFrom' : 'quietTo')
  }
  if (timeZone !== null && !isTimeZone(timeZone)) throw wrong('timeZone')
  if (channelOrder && new Set(channelOrder).size !== channelOrder.length) {
    throw wrong('channelOrder')
  }
}

const storeOrder = async (req: PayloadRequest, order: Channel[] | null): Promise<void> => {
  const tx = await txOf(req)
  const text = order === null ? null : JSON.stringify(order)
  await tx.execute(sql`
    insert into notification_settings (user_id, channel_order)
    values (${req.user?.id ?? null}, ${text}::jsonb)
    on conflict (user_id) do update set channel_order = excluded.channel_order, updated_at = now()`)
}

/**
 * Stores the settings as a whole; what a client before did not know and does not name stays as it is.
 * @throws AppError 400 with the field that is wrong.
 */
export const saveSettings = (
  req: PayloadRequest,
  settings: SettingsToStore,
): Promise<NoticeSettings> => {
  check(settings)
  const { quietFrom, quietTo, timeZone, digest, digestHour, digestWeekday } = settings
  const askedInQuiet = settings.askedInQuiet ?? null
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    await tx.execute(sql`
      insert into notification_settings
        (user_id, quiet_from, quiet_to, time_zone, digest, digest_hour, digest_weekday,
          asked_in_quiet)
      values (${req.user?.id ?? null}, ${quietFrom}, ${quietTo}, ${timeZone}, ${digest}, ${digestHour},
        ${digestWeekday}, coalesce(${askedInQuiet}::boolean, true))
      on conflict (user_id) do update set quiet_from = excluded.quiet_from,
        quiet_to = excluded.quiet_to, time_zone = excluded.time_zone, digest = excluded.digest,
        digest_hour = excluded.digest_hour, digest_weekday = excluded.digest_weekday,
        asked_in_quiet = coalesce(${askedInQuiet}::boolean, notification_settings.asked_in_quiet),
        updated_at = now()`)
    if (settings.channelOrder !== undefined) await storeOrder(req, settings.channelOrder)
    return settingsOf(req)
  })
}

/** Ways to the person besides the bell, the one that they want tried first before the others. */
export const orderedChannels = async (req: PayloadRequest): Promise<Channel[]> => {
  const { channelOrder } = await settingsOf(req)
  const ways = CHANNELS.filter((channel) => channel !== 'in-app')
  return inOrder(ways, channelOrder ?? [])
}

/** Puts a way one place up or down among those that a person sees; the others stay where they are. */
export const moveChannel = (
  req: PayloadRequest,
  { channel, by, among }: { channel: Channel; by: -1 | 1; among: readonly Channel[] },
): Promise<void> =>
  inTransaction(req, async () => {
    const order = await orderedChannels(req)
    const shown = order.filter((one) => among.includes(one))
    const other = shown[shown.indexOf(channel) + by]
    if (!shown.includes(channel) || other === undefined) return
    const swapped = order.map((one) => {
      if (one === channel) return other
      return one === other ? channel : one
    })
    await storeOrder(req, swapped)
  })
