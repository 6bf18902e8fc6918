import type { PayloadRequest } from 'payload'
import { inTransaction, readerOf, sql, txOf } from '../../database/transaction'
import { AppError } from '../../errors'
import { isTimeOfDay } from '../domain/hours'
import { isRhythm } from '../gather'

export interface NoticeSettings {
  /** `22:00`; both or neither. */
  quietFrom: string | null
  quietTo: string | null
  /** IANA; null: each community's own. */
  timeZone: string | null
  /** null: as each community has it. */
  digest: 'off' | 'daily' | 'weekly' | null
  /** 0 to 23. */
  digestHour: number
  /** ISO: 1 is Monday. */
  digestWeekday: number
}

interface Row extends Record<string, unknown> {
  quiet_from: string | null
  quiet_to: string | null
  time_zone: string | null
  digest: string | null
  digest_hour: number | null
  digest_weekday: number | null
}

/** When the person wants to be left alone, and when what can wait comes together. */
export const settingsOf = async (req: PayloadRequest): Promise<NoticeSettings> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<Row>(sql`
    select quiet_from, quiet_to, time_zone, digest, digest_hour, digest_weekday
    from notification_settings where user_id = ${req.user?.id ?? null}`)
  const [row] = rows
  return {
    quietFrom: row?.quiet_from ?? null,
    quietTo: row?.quiet_to ?? null,
    timeZone: row?.time_zone ?? null,
    digest: isRhythm(row?.digest) ? row.digest : null,
    digestHour: row?.digest_hour ?? 8,
    digestWeekday: row?.digest_weekday ?? 1,
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

const check = ({ quietFrom, quietTo, timeZone }: NoticeSettings): void => {
  if (quietFrom !== null && !isTimeOfDay(quietFrom)) throw wrong('quietFrom')
  if (quietTo !== null && !isTimeOfDay(quietTo)) throw wrong('quietTo')
  // One without the other says nothing.
  if ((quietFrom === null) !== (quietTo === null)) {
    throw wrong(quietFrom === null ? 'quietFrom' : 'quietTo')
  }
  if (timeZone !== null && !isTimeZone(timeZone)) throw wrong('timeZone')
}

/**
 * Stores the settings as a whole.
 * @throws AppError 400 with the field that is wrong.
 */
export const saveSettings = (
  req: PayloadRequest,
  settings: NoticeSettings,
): Promise<NoticeSettings> => {
  check(settings)
  const { quietFrom, quietTo, timeZone, digest, digestHour, digestWeekday } = settings
  return inTransaction(req, async () => {
    const tx = await txOf(req)
    await tx.execute(sql`
      insert into notification_settings
        (user_id, quiet_from, quiet_to, time_zone, digest, digest_hour, digest_weekday)
      values (${req.user?.id ?? null}, ${quietFrom}, ${quietTo}, ${timeZone}, ${digest}, ${digestHour},
        ${digestWeekday})
      on conflict (user_id) do update set quiet_from = excluded.quiet_from,
        quiet_to = excluded.quiet_to, time_zone = excluded.time_zone, digest = excluded.digest,
        digest_hour = excluded.digest_hour, digest_weekday = excluded.digest_weekday,
        updated_at = now()`)
    return settingsOf(req)
  })
}
