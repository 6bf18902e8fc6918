import pg from 'pg'
import type { Payload } from 'payload'
import type { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { env } from '../../env'
import { log } from '../../log'
import { isTelegramOffered, telegramApi } from './bot'
import { hear } from './hear'
import { noteBot } from './links'

/** A question for news stays open for this long; Telegram answers at once when there is some. */
const OPEN_SECONDS = 25
/** Between questions that a server answered with nothing at once, and after a failure. */
const PAUSE_MS = 300
const FAILED_MS = 5000
const TRIES = 3

interface Listening {
  stop: () => Promise<void>
}

/** Asked anew each time: it changes while something is waited for. */
const isOver = ({ aborted }: AbortSignal): boolean => aborted

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve()
      return
    }
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end)
  })

/** A failure may pass (the database restarts); what fails again and again must not keep others waiting. */
const hearSurely = async (
  payload: Payload,
  api: Api,
  update: Update,
  signal: AbortSignal,
): Promise<void> => {
  for (let attempt = 1; !signal.aborted; attempt += 1) {
    try {
      await hear(payload, api, update)
      return
    } catch (err) {
      log().warn({ err, attempt, msg: 'a message to the bot could not be handled' })
      if (attempt >= TRIES) return
      await pause(FAILED_MS, signal)
    }
  }
}

/** Takes what people tell the bot, in order, until it is told to stop or Telegram fails. */
const follow = async (payload: Payload, signal: AbortSignal): Promise<void> => {
  const api = await telegramApi()
  const { username } = await api.getMe()
  // A webhook of an earlier installation would keep all news to itself.
  await api.deleteWebhook()
  await noteBot(payload, username)
  log().info({ msg: 'the Telegram bot listens', bot: username })
  // The library knows only an abort signal of its own. What is left open here brings nothing that is
  // lost: Telegram repeats what nobody has confirmed.
  const ended = new Promise<Update[]>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve([])
    })
  })
  let offset = 0
  while (!signal.aborted) {
    const asked = performance.now()
    const updates = await Promise.race([
      ended,
      api.getUpdates({
        offset,
        timeout: OPEN_SECONDS,
        allowed_updates: ['message', 'my_chat_member'],
      }),
    ])
    for (const update of updates) {
      await hearSurely(payload, api, update, signal)
      offset = update.update_id + 1
    }
    if (isOver(signal)) return
    await noteBot(payload, username)
    if (performance.now() - asked < PAUSE_MS) await pause(PAUSE_MS, signal)
  }
}

/**
 * Listens while this process holds the lock: Telegram gives each message to one listener, and two
 * would take them from each other.
 */
export const listenOnce = async (payload: Payload, signal: AbortSignal): Promise<void> => {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    application_name: 'courtyard-telegram',
    keepAlive: true,
  })
  const lost = new AbortController()
  client.on('error', () => {
    lost.abort()
  })
  client.on('end', () => {
    lost.abort()
  })
  await client.connect()
  try {
    const { rows } = await client.query<{ is_ours: boolean }>(
      `select pg_try_advisory_lock(hashtext('courtyard.telegram')) as is_ours`,
    )
    if (rows[0]?.is_ours === true) await follow(payload, AbortSignal.any([signal, lost.signal]))
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Follows the installation's bot, where it has one. Any number of workers may call it. */
export const listenToTelegram = (payload: Payload): Listening => {
  if (!isTelegramOffered()) return { stop: () => Promise.resolve() }
  const ending = new AbortController()
  const { signal } = ending
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await listenOnce(payload, signal)
      } catch (err) {
        if (!isOver(signal)) log().warn({ err, msg: 'Telegram cannot be heard' })
      }
      await pause(FAILED_MS, signal)
    }
  }
  const running = run()
  return {
    stop: async () => {
      ending.abort()
      await running
    },
  }
}
