import { createHash, randomBytes } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { systemClock } from '../../clock'
import { anyId } from '../../database/anyId'
import { inTransaction, openReader, readerOf, sql, txOf } from '../../database/transaction'
import { AppError, notFound } from '../../errors'
import { whileSigningIn } from '../../tenancy/system'
import { botId, isTelegramOffered } from './bot'

/** How long a link to the bot holds. */
export const LINK_MINUTES = 15

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

export interface TelegramState {
  /** Whether the installation has a bot. */
  isOffered: boolean
  /** ISO 8601, UTC; null: the person has no chat with it. */
  linkedAt: string | null
}

export const telegramState = async (req: PayloadRequest): Promise<TelegramState> => {
  if (!isTelegramOffered()) return { isOffered: false, linkedAt: null }
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ linked_at: Date | string }>(sql`
    select linked_at from telegram_links where user_id = ${req.user?.id ?? null}`)
  const linkedAt = rows[0]?.linked_at
  return {
    isOffered: true,
    linkedAt: linkedAt === undefined ? null : new Date(linkedAt).toISOString(),
  }
}

/** What people search for in Telegram; null until a worker has reached it. */
const botName = async (payload: Payload): Promise<string | null> => {
  const { rows } = await openReader(payload).execute<{ username: string }>(
    sql`select username from telegram_bots where bot_id = ${botId()}`,
  )
  return rows[0]?.username ?? null
}

/** Keeps what the bot is called, and that Telegram was heard at this moment. */
export const noteBot = async (payload: Payload, username: string): Promise<void> => {
  await openReader(payload).execute(sql`
    insert into telegram_bots (bot_id, username, heard_at)
    values (${botId()}, ${username}, now())
    on conflict (bot_id) do update set username = excluded.username, heard_at = excluded.heard_at`)
}

export interface TelegramOffer {
  /** Opens Telegram at the bot; pressing Start there ties the chat to the account, once. */
  url: string
  /** ISO 8601, UTC. */
  expiresAt: string
}

/**
 * A link that ties whoever's chat it is opened in to the person's account. The one before it holds no
 * more.
 * @throws AppError 404 without a bot, 503 `notifications.telegram-away` until a worker has reached it.
 */
export const offerTelegram = (req: PayloadRequest): Promise<TelegramOffer> =>
  inTransaction(req, async () => {
    if (!isTelegramOffered()) throw notFound()
    const name = await botName(req.payload)
    if (name === null) throw new AppError({ code: 'notifications.telegram-away', status: 503 })
    const me = req.user?.id ?? null
    const token = randomBytes(24).toString('base64url')
    const expiresAt = new Date(systemClock.now().getTime() + LINK_MINUTES * 60_000).toISOString()
    const tx = await txOf(req)
    await tx.execute(sql`delete from telegram_tokens where user_id = ${me}`)
    await tx.execute(sql`
      insert into telegram_tokens (digest, user_id, expires_at)
      values (${digestOf(token)}, ${me}, ${expiresAt}::timestamptz)`)
    const url = new URL(`https://t.me/${name}`)
    url.searchParams.set('start', token)
    return { url: url.href, expiresAt }
  })

/** Nothing comes over Telegram any more. */
export const leaveTelegram = (req: PayloadRequest): Promise<void> =>
  inTransaction(req, async () => {
    const me = req.user?.id ?? null
    const tx = await txOf(req)
    await tx.execute(sql`delete from telegram_tokens where user_id = ${me}`)
    await tx.execute(sql`delete from telegram_links where user_id = ${me}`)
  })

/** The bot that hears from a chat is nobody; the account is found by the token or the chat alone. */
const asBot = <T>(payload: Payload, work: (req: PayloadRequest) => Promise<T>): Promise<T> =>
  whileSigningIn(async () => {
    const req = await createLocalReq({}, payload)
    return inTransaction(req, () => work(req))
  })

/**
 * Ties a chat to the account of a token, once for the token. A chat has one account, an account one
 * chat: the newer link takes the place of the older.
 * @returns the person's language; null for a token that is unknown, used or too old.
 */
export const redeemToken = (
  payload: Payload,
  token: string,
  chat: string,
): Promise<string | null> =>
  asBot(payload, async (req) => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ user_id: string }>(sql`
      update telegram_tokens set used_at = now()
      where digest = ${digestOf(token)} and used_at is null
        and expires_at > ${systemClock.now().toISOString()}::timestamptz
      returning user_id`)
    const person = rows[0]?.user_id
    if (person === undefined) return null
    await tx.execute(
      sql`delete from telegram_links where chat_id = ${chat} and user_id <> ${person}`,
    )
    await tx.execute(sql`
      insert into telegram_links (user_id, chat_id) values (${person}, ${chat})
      on conflict (user_id) do update set chat_id = excluded.chat_id, linked_at = now(),
        last_ok_at = null`)
    return localeOf(req, person)
  })

const localeOf = async (req: PayloadRequest, person: string): Promise<string> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ locale: string }>(
    sql`select locale::text as locale from users where id = ${person}`,
  )
  return rows[0]?.locale ?? ''
}

/** @returns the language of the person whose chat it was; null where it was nobody's. */
export const forgetChat = (payload: Payload, chat: string): Promise<string | null> =>
  asBot(payload, async (req) => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ user_id: string }>(
      sql`delete from telegram_links where chat_id = ${chat} returning user_id`,
    )
    const person = rows[0]?.user_id
    return person === undefined ? null : localeOf(req, person)
  })

/** The language of the person behind a chat; null where it is nobody's. */
export const localeOfChat = (payload: Payload, chat: string): Promise<string | null> =>
  asBot(payload, async (req) => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ user_id: string }>(
      sql`select user_id from telegram_links where chat_id = ${chat}`,
    )
    const person = rows[0]?.user_id
    return person === undefined ? null : localeOf(req, person)
  })

/** Chats of people; `req` works for a community of theirs. */
export const chatsOf = async (
  req: PayloadRequest,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ user_id: string; chat_id: string }>(
    sql`select user_id, chat_id from telegram_links where user_id = ${anyId(people)}`,
  )
  return new Map(rows.map(({ user_id, chat_id }) => [user_id, chat_id]))
}

/** A chat that its person closed to the bot is tied to nobody any more. */
export const dropChatOf = (payload: Payload, person: string): Promise<void> =>
  asBot(payload, async (req) => {
    const tx = await txOf(req)
    await tx.execute(sql`delete from telegram_links where user_id = ${person}`)
  })

/** Notes that the chats of these people took a message. */
export const chatsWork = async (req: PayloadRequest, people: readonly string[]): Promise<void> => {
  const reader = await readerOf(req)
  await reader.execute(
    sql`update telegram_links set last_ok_at = now() where user_id = ${anyId(people)}`,
  )
}
