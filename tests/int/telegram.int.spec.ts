import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import TelegramServer from 'telegram-test-api'
import { freePort } from '../../launcher/lib/ports.mjs'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, startMailSink, until, type HttpSink, type MailSink } from '../helpers/sinks'

const TOKEN = `4711:${'t'.repeat(35)}`
const PARCEL = 'SECRET-CODE'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let telegram: TelegramServer
let place: Community
let unit: Unit
let resident: Person
let concierge: Person
let chatId = 1000

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  telegram = new TelegramServer({ port: await freePort(), host: '127.0.0.1' })
  await telegram.start()
  app = await startApp({
    SMTP_URL: mail.url,
    PUSHER_PORT: String(screens.port),
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_URL: telegram.config.apiURL,
  })
  make = buildersFor(app)
}, 60_000)
afterAll(async () => {
  await app.stop()
  await telegram.stop()
  await mail.stop()
  await screens.stop()
})
beforeEach(async () => {
  chatId += 1
  telegram.storage.botMessages.length = 0
  await app.sql(`delete from pgboss.job where name like 'deliver-%'`)
  place = await make.community({ name: 'Maple Court', notifications: { telegram: true } })
  unit = await make.unit(place.id)
  resident = await make.person(place.id, 'owner', { unit: unit.id })
  concierge = await make.person(place.id, 'concierge')
})

const listen = async () => {
  const { listenToTelegram } = await import('@/kernel/notifications/telegram/listen')
  return listenToTelegram(app.payload)
}
const hear = async (update: object) => {
  const { hear: hearOne } = await import('@/kernel/notifications/telegram/hear')
  const { telegramApi } = await import('@/kernel/notifications/telegram/bot')
  await hearOne(app.payload, await telegramApi(), update as never)
}
const said = (chat: number, text: string, type = 'private', language = 'en') => ({
  update_id: 1,
  message: {
    message_id: 1,
    date: 1,
    text,
    chat: { id: chat, type },
    from: { id: chat, is_bot: false, first_name: 'Ada', language_code: language },
  },
})
const answers = (chat: number) =>
  telegram.storage.botMessages
    .filter(({ message }) => String(message.chat_id) === String(chat))
    .map(({ message }) => message.text)
const knowBot = async () => {
  const { noteBot } = await import('@/kernel/notifications/telegram/links')
  await noteBot(app.payload, 'CourtyardBot')
}
const offer = async (person: Person) => {
  const { status, body } = await app.call('POST', '/telegram/link', { as: person.cookie, body: {} })
  expect(status).toBe(201)
  return new URL(body.url).searchParams.get('start')!
}
const linkOf = async (person: Person) => {
  const rows = await app.sql<{ chat_id: string }>(
    'select chat_id from telegram_links where user_id = $1',
    [person.user.id],
  )
  return rows.map(({ chat_id }) => chat_id)
}
const link = async (person: Person, chat: number) => {
  await knowBot()
  await hear(said(chat, `/start ${await offer(person)}`))
}

/** Logs a parcel, plans it, and runs the jobs that wait. */
const tell = async () => {
  const { body } = await app.call('POST', `/c/${place.slug}/packages`, {
    as: concierge.cookie,
    body: { unit: unit.id, carrier: 'ups', notes: PARCEL },
  })
  const [job] = await app.sql<{ data: object }>(
    `delete from pgboss.job where data->'data'->>'packageId' = $1 returning data`,
    [body.id],
  )
  const { handleEvent } = await import('@/kernel/events/handle')
  await handleEvent(app.payload, app.manifest, job!.data)
  return body.id as string
}
const deliverAll = async () => {
  const { deliver } = await import('@/kernel/notifications/deliver')
  const { noticeKinds } = await import('@/kernel/notifications/kinds')
  const jobs = await app.sql<{ data: unknown }>(
    `delete from pgboss.job where name = 'deliver-telegram' and state = 'created' returning data`,
  )
  for (const { data } of jobs) {
    await deliver(app.payload, noticeKinds(), 'telegram', data, { isLastTry: false })
  }
  return jobs.length
}
const rowOf = async (parcel: string, { user } = resident) => {
  const [row] = await app.sql<{
    id: string
    state: string
    reason: string | null
    provider_id: string | null
    due_at: Date | null
  }>(
    `select id, state, reason, provider_id, due_at from deliveries
     where data->>'packageId' = $1 and channel = 'telegram' and recipient_id = $2`,
    [parcel, user.id],
  )
  return row
}

describe('connecting Telegram', () => {
  it('takes a link of the portal, opened in a chat with the bot, and says so', async () => {
    const bot = await listen()
    try {
      const name = await until(async () => {
        const rows = await app.sql<{ username: string }>('select username from telegram_bots')
        return rows[0]?.username === 'TestNameBot' ? rows[0].username : false
      })
      const { body } = await app.call('POST', '/telegram/link', { as: resident.cookie, body: {} })
      expect(body.url).toMatch(new RegExp(`^https://t\\.me/${name}\\?start=[\\w-]{32}$`))
      const start = new URL(body.url).searchParams.get('start')!
      const client = telegram.getClient(TOKEN, { chatId, userId: chatId, timeout: 20_000 })
      await client.sendCommand(client.makeCommand(`/start ${start}`))
      await until(async () => (await linkOf(resident)).length === 1)
      const reply = await client.getUpdates()
      expect(reply.result[0]!.message.text).toContain('This chat is connected')
      const state = await app.call('GET', '/telegram/link', { as: resident.cookie })
      expect(state.body).toEqual({ isOffered: true, linkedAt: expect.any(String) })

      await client.sendCommand(client.makeCommand('/stop'))
      await until(async () => (await linkOf(resident)).length === 0)
      expect((await client.getUpdates()).result[0]!.message.text).toContain('Nothing comes here')
    } finally {
      await bot.stop()
    }
  }, 60_000)

  it('is done by one worker at a time', async () => {
    const first = await listen()
    await until(async () => (await locks()) === 1)
    const { listenOnce } = await import('@/kernel/notifications/telegram/listen')
    const signal = AbortSignal.timeout(20_000)
    await listenOnce(app.payload, signal)
    // It left by itself, and took nothing from the other.
    expect([signal.aborted, await locks()]).toEqual([false, 1])
    await first.stop()
    expect(await locks()).toBe(0)
  }, 60_000)

  it('works once for a link, however often and wherever it is opened', async () => {
    await knowBot()
    const token = await offer(resident)
    const chats = Array.from({ length: 20 }, (_, index) => chatId * 100 + index)
    await Promise.all(chats.map((chat) => hear(said(chat, `/start ${token}`))))
    const linked = await linkOf(resident)
    expect(linked).toHaveLength(1)
    const happy = chats.filter((chat) => answers(chat)[0]?.includes('is connected.'))
    expect(happy.map(String)).toEqual(linked)
    const unhappy = chats.filter((chat) => answers(chat)[0]?.includes('does not work any more'))
    expect(unhappy).toHaveLength(19)
    const stored = await app.sql('select digest from telegram_tokens where digest = $1', [token])
    expect(stored).toEqual([])
  })

  it('does not work with a link that is too old, or of which there is a newer one', async () => {
    await knowBot()
    const old = await offer(resident)
    const token = await offer(resident)
    await hear(said(chatId, `/start ${old}`))
    expect(await linkOf(resident)).toEqual([])
    await app.sql(
      `update telegram_tokens set expires_at = now() - interval '1 second' where user_id = $1`,
      [resident.user.id],
    )
    await hear(said(chatId, `/start ${token}`))
    expect(await linkOf(resident)).toEqual([])
    expect(answers(chatId)).toHaveLength(2)
  })

  it('moves a chat to the account that connected it last, and an account to its newest chat', async () => {
    const other = await make.person(place.id, 'owner', { unit: unit.id })
    await link(resident, chatId)
    await link(other, chatId)
    expect([await linkOf(resident), await linkOf(other)]).toEqual([[], [String(chatId)]])
    await link(other, chatId + 500)
    expect(await linkOf(other)).toEqual([String(chatId + 500)])
  })

  it('ends in the portal, in the chat, and when somebody blocks the bot', async () => {
    await link(resident, chatId)
    expect((await app.call('DELETE', '/telegram/link', { as: resident.cookie })).status).toBe(200)
    expect(await linkOf(resident)).toEqual([])
    await link(resident, chatId)
    await hear(said(chatId, '/stop@CourtyardBot'))
    expect(await linkOf(resident)).toEqual([])
    await link(resident, chatId)
    await hear({
      update_id: 2,
      my_chat_member: {
        chat: { id: chatId, type: 'private' },
        new_chat_member: { status: 'kicked' },
      },
    })
    expect(await linkOf(resident)).toEqual([])
  })

  it('answers in the person’s language, and nothing in a group', async () => {
    await hear(said(chatId, 'bonjour', 'private', 'fr-CA'))
    expect(answers(chatId)[0]).toContain('n’est reliée à aucun compte')
    await knowBot()
    await hear(said(chatId + 700, `/start ${await offer(resident)}`, 'group'))
    expect([answers(chatId + 700), await linkOf(resident)]).toEqual([[], []])
  })

  it('is nobody else’s to see or end', async () => {
    await link(resident, chatId)
    expect((await app.call('GET', '/telegram/link', { as: concierge.cookie })).body.linkedAt).toBe(
      null,
    )
    await app.call('DELETE', '/telegram/link', { as: concierge.cookie })
    expect(await linkOf(resident)).toEqual([String(chatId)])
  })

  it('waits until a worker has reached Telegram', async () => {
    await app.sql('delete from telegram_bots')
    const { status, body } = await app.call('POST', '/telegram/link', {
      as: resident.cookie,
      body: {},
    })
    expect([status, body.error.code]).toEqual([503, 'notifications.telegram-away'])
  })
})

const locks = async () => {
  const [row] = await app.sql<{ n: number }>(
    `select count(*)::int as n from pg_locks l join pg_stat_activity a on a.pid = l.pid
     where l.locktype = 'advisory' and a.application_name = 'courtyard-telegram'
       and a.datname = current_database()`,
  )
  return row!.n
}

describe('a notice over Telegram', () => {
  it('carries what a locked telephone may show, and a link; the rest stays inside', async () => {
    await link(resident, chatId)
    telegram.storage.botMessages.length = 0
    const parcel = await tell()
    await deliverAll()
    const row = await rowOf(parcel)
    expect(row).toMatchObject({ state: 'sent', provider_id: expect.stringContaining(`${chatId}.`) })
    const [text, ...more] = answers(chatId)
    expect(more).toEqual([])
    expect(text).toMatch(/^Maple Court\n.+\n\nhttp:\/\/localhost:3000\/n\/[0-9a-f-]{36}$/)
    expect(text).not.toContain(PARCEL)
    expect(text).not.toContain('UPS')
    const [{ last_ok_at }] = (await app.sql(
      'select last_ok_at from telegram_links where user_id = $1',
      [resident.user.id],
    )) as [{ last_ok_at: Date | null }]
    expect(last_ok_at).not.toBeNull()
  })

  it('is not planned for somebody without a chat, nor where the community does not offer it', async () => {
    expect(await rowOf(await tell())).toBeUndefined()
    await link(resident, chatId)
    await app.sql('update communities set notifications_telegram = false where id = $1', [place.id])
    expect(await rowOf(await tell())).toBeUndefined()
  })
})

describe('a Bot API that says no', () => {
  let refusing: HttpSink
  let working: string

  beforeEach(async () => {
    refusing = await startHttpSink()
    const { env } = await import('@/kernel/env')
    working = env().TELEGRAM_API_URL
    await link(resident, chatId)
    env().TELEGRAM_API_URL = `http://127.0.0.1:${String(refusing.port)}`
  })
  afterEach(async () => {
    const { env } = await import('@/kernel/env')
    env().TELEGRAM_API_URL = working
    await refusing.stop()
  })
  const answer = (code: number, description: string, parameters?: object) => {
    refusing.answer = {
      status: code,
      body: { ok: false, error_code: code, description, ...(parameters && { parameters }) },
    }
  }

  it('because the person blocked the bot: the chat is forgotten, the ledger says why', async () => {
    answer(403, 'Forbidden: bot was blocked by the user')
    const parcel = await tell()
    await deliverAll()
    expect(await rowOf(parcel)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('blocked by the user'),
    })
    expect(await linkOf(resident)).toEqual([])
    expect(await rowOf(await tell())).toBeUndefined()
  })

  it('to this message alone: the chat stays', async () => {
    answer(400, 'Bad Request: message is too long')
    const parcel = await tell()
    await deliverAll()
    expect((await rowOf(parcel))?.state).toBe('failed')
    expect(await linkOf(resident)).toEqual([String(chatId)])
  })

  it('for now: the delivery is tried again', async () => {
    answer(500, 'Internal Server Error')
    const parcel = await tell()
    await expect(deliverAll()).rejects.toThrow()
    expect((await rowOf(parcel))?.state).toBe('sending')
  })

  it('because it was too much: nothing is sent before the moment that it names', async () => {
    answer(429, 'Too Many Requests: retry after 600', { retry_after: 600 })
    const first = await tell()
    await deliverAll()
    const other = await make.person(place.id, 'owner', { unit: unit.id })
    await app.sql('insert into telegram_links (user_id, chat_id) values ($1, $2)', [
      other.user.id,
      String(chatId + 900),
    ])
    const second = await tell()
    await deliverAll()
    // The one that was on its way hears it; the next is not even asked for.
    expect(refusing.requests).toHaveLength(1)
    const held = async () => [await rowOf(first), await rowOf(second, other)]
    for (const row of await held()) {
      expect(row).toMatchObject({ state: 'held', reason: 'provider-busy' })
      expect(new Date(row!.due_at!).getTime()).toBeGreaterThan(Date.now() + 500_000)
    }
    const { releaseHeld } = await import('@/kernel/notifications/releaseHeld')
    const states = async () => (await held()).map((row) => row?.state)
    await releaseHeld({ payload: app.payload }, new Date(Date.now() + 500_000))
    expect(await states()).toEqual(['held', 'held'])
    await releaseHeld({ payload: app.payload }, new Date(Date.now() + 601_000))
    expect(await states()).toEqual(['queued', 'queued'])
  })
})
