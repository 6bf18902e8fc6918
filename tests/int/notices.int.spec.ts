import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import type { Community } from '@/payload-types'
import type {
  AnyNotificationKind,
  AudienceArgs,
  Recipient,
  TextContext,
} from '@/kernel/notifications/kind'
import type { Manifest, Module } from '@/kernel/module'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let texts: HttpSink
let manifest: Manifest
let kinds: Map<string, AnyNotificationKind>
let place: Community
let ada: Person
let zoe: Person

const data = z.object({
  text: z.string(),
  urgency: z.enum(['emergency', 'important', 'normal', 'quiet']).optional(),
  key: z.string().optional(),
})
type Told = z.infer<typeof data>

const SECRET = 'The code of the vault is 4711'

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  texts = await startHttpSink()
  texts.answer = { status: 200, body: { id: 'text-1' } }
  app = await startApp({
    SMTP_URL: mail.url,
    PUSHER_PORT: String(screens.port),
    SMS_HTTP_URL: `http://127.0.0.1:${String(texts.port)}/`,
    SMS_HTTP_TOKEN: 'a-token-of-sixteen-letters',
  })
  make = buildersFor(app)
  const { defineEvent } = await import('@/kernel/events/event')
  const { defineNotification } = await import('@/kernel/notifications/kind')
  const { bindKinds } = await import('@/kernel/notifications/kinds')
  const { readerOf, sql } = await import('@/kernel/database/transaction')
  const told = defineEvent('test.told', data)
  const legal = defineEvent('test.legal', data)
  const steps = defineEvent('test.steps', data)
  const base = {
    group: 'test',
    audience: async ({ req, community, among }: AudienceArgs<Told>) => {
      const reader = await readerOf(req)
      const { rows } = await reader.execute<Recipient & Record<string, unknown>>(sql`
        select distinct u.id, u.name, u.email, u.locale::text as locale
        from memberships m join users u on u.id = m.user_id
        where m.community_id = ${community} and m.status = 'active' and m.role <> 'manager'
          and (m.valid_to is null or m.valid_to > now())`)
      return rows.filter(({ id }) => !among || among.includes(id))
    },
    text: ({ data: { text }, locale, community }: TextContext<Told>) =>
      Promise.resolve(
        text === 'nothing'
          ? null
          : {
              title: locale === 'fr' ? `Avis : ${text}` : `Notice: ${text}`,
              body: SECRET,
              path: `/c/${community.slug}/things/1`,
            },
      ),
    urgency: (one: Told) => one.urgency ?? ('normal' as const),
  }
  const module: Module = {
    name: 'test',
    collections: [],
    events: [told, legal, steps],
    notifications: [
      defineNotification<Told>({
        ...base,
        kind: 'test.told',
        event: told,
        channels: ['in-app', 'email', 'sms'],
        collapse: (one) => one.key ?? one.text,
      }),
      defineNotification<Told>({
        ...base,
        kind: 'test.legal',
        group: 'legal',
        event: legal,
        channels: ['in-app', 'email'],
        isMandatory: true,
        needsAcknowledgement: true,
      }),
      defineNotification<Told>({
        ...base,
        kind: 'test.steps',
        event: steps,
        channels: ['in-app'],
        validMinutes: 24 * 60,
        ladder: [
          { channel: 'email', afterMinutes: 5 },
          { channel: 'sms', afterMinutes: 10 },
          { channel: 'print', afterMinutes: 60 },
        ],
      }),
    ],
  }
  const modules = [...app.manifest.modules, module]
  manifest = { ...app.manifest, modules }
  bindKinds(modules)
  kinds = new Map(
    modules.flatMap(({ notifications }) => notifications ?? []).map((k) => [k.kind, k]),
  )
}, 60_000)
afterAll(async () => {
  await app.stop()
  await mail.stop()
  await screens.stop()
  await texts.stop()
})
beforeEach(async () => {
  mail.decide = undefined
  mail.mails.length = 0
  screens.requests.length = 0
  texts.requests.length = 0
  await app.sql(`delete from pgboss.job where name like 'deliver-%'`)
  place = await make.community({ name: 'Maple Court' })
  const unit = await make.unit(place.id)
  ada = await make.person(place.id, 'owner', { unit: unit.id, name: 'Ada <b>' })
  zoe = await make.person(place.id, 'household', { unit: unit.id, name: 'Zoé', locale: 'fr' })
})

let counter = 0
const event = (type: string, data: object = {}) => {
  counter += 1
  return {
    id: `01900000-0000-7000-8000-${String(counter).padStart(12, '0')}`,
    type,
    community: place.id,
    data: { text: `number ${String(counter)}`, ...data },
    occurredAt: new Date().toISOString(),
  }
}
const handle = async (one: object) => {
  const { handleEvent } = await import('@/kernel/events/handle')
  await handleEvent(app.payload, manifest, one)
}
/** Does what the worker would do with the jobs that wait. */
const deliverAll = async () => {
  const { deliver } = await import('@/kernel/notifications/deliver')
  const jobs = await app.sql<{ name: string; data: unknown }>(
    `delete from pgboss.job where name like 'deliver-%' and state = 'created' returning name, data`,
  )
  for (const { name, data } of jobs) {
    const channel = name.replace('deliver-', '') as 'email' | 'sms'
    await deliver(app.payload, kinds, channel, data, { isLastTry: false })
  }
  return jobs.length
}
const ledger = async (person: Person, id?: string) => {
  const rows = await app.sql<{ channel: string; state: string; reason: string | null }>(
    `select channel, state, reason from deliveries
     where recipient_id = $1 and ($2::text is null or event_id = $2) order by channel, id`,
    [person.user.id, id ?? null],
  )
  return rows.map(({ channel, state, reason }) =>
    [channel, state, reason].filter(Boolean).join(' '),
  )
}
const noticesOf = (person: Person) =>
  app.sql<{ id: string; title: string; repeats: number; read_at: string | null }>(
    'select id, title, repeats, read_at from notices where recipient_id = $1 order by id',
    [person.user.id],
  )
const dueOf = async (person: Person) => {
  const [row] = await app.sql<{ due_at: Date }>(
    `select due_at from deliveries where recipient_id = $1 and state = 'held' order by due_at desc`,
    [person.user.id],
  )
  return new Date(row!.due_at)
}
const release = async (now: Date) => {
  const { releaseHeld } = await import('@/kernel/notifications/releaseHeld')
  await releaseHeld({ payload: app.payload }, now)
}
const climb = async (now: Date) => {
  const { climbLadders } = await import('@/kernel/notifications/climbLadders')
  await climbLadders({ payload: app.payload }, now)
}
const settle = (person: Person, sets: string) =>
  app.sql(
    `insert into notification_settings (user_id, quiet_from, quiet_to, time_zone, digest)
     values ($1, ${sets})`,
    [person.user.id],
  )
/** Two hours around now, whenever the test runs. */
const aroundNow = () => {
  const time = (hours: number) =>
    new Date(Date.now() + hours * 3_600_000).toISOString().slice(11, 16)
  return `'${time(-1)}', '${time(1)}', 'UTC', null`
}
const choose = (person: Person, channel: string, isOn: boolean, group = 'test') =>
  app.sql(
    `insert into notification_preferences (user_id, community_id, "group", channel, is_on)
     values ($1, $2, $3, $4, $5)`,
    [person.user.id, place.id, group, channel, isOn],
  )
const mailTo = (person: Person) =>
  mail.mails.filter(({ to }) => to?.[0]?.address === person.user.email)
const headerOf = (message: { headers: { key: string; value: string }[] }, name: string) =>
  message.headers.find(({ key }) => key === name)?.value

describe('an event', () => {
  it('is in everybody’s bell in their language, rings their screens, and is mailed once', async () => {
    const one = event('test.told')
    await handle(one)
    expect((await noticesOf(ada)).map(({ title }) => title)).toEqual([`Notice: ${one.data.text}`])
    expect((await noticesOf(zoe)).map(({ title }) => title)).toEqual([`Avis : ${one.data.text}`])
    const rung = screens.requests.map(({ body }) => body).join('\n')
    for (const person of [ada, zoe]) expect(rung).toContain(`private-user-${person.user.id}`)
    expect(rung).toContain('notice.changed')
    expect(rung).not.toContain(SECRET)
    expect(rung).not.toContain(one.data.text)
    expect(await ledger(ada)).toEqual(['email queued', 'in-app delivered'])
    // Both in one job.
    expect(await deliverAll()).toBe(1)
    expect(await ledger(ada)).toEqual(['email sent', 'in-app delivered'])
    const [english] = mailTo(ada)
    const [french] = mailTo(zoe)
    expect(english!.subject).toBe(`Notice: ${one.data.text} · Maple Court`)
    expect(english!.html).toContain('Ada &lt;b&gt;')
    expect(english!.text).toContain('Hello Ada <b>')
    expect(french!.text).toContain('Bonjour Zoé')
    const [notice] = await noticesOf(zoe)
    expect(french!.html).toContain(`/n/${notice!.id}`)
    await handle(one)
    expect(await deliverAll()).toBe(0)
    expect(await noticesOf(ada)).toHaveLength(1)
  })

  it('that twenty workers handle at once tells everybody once', async () => {
    for (let index = 0; index < 10; index += 1) await make.person(place.id, 'worker')
    const one = event('test.told')
    await Promise.all(Array.from({ length: 20 }, () => handle(one)))
    const [row] = await app.sql<Record<string, string>>(
      `select (select count(*) from notices where event_id = $1) as notices,
         (select count(*) from deliveries where event_id = $1 and channel = 'in-app') as bell,
         (select count(*) from deliveries where event_id = $1 and channel = 'email') as mails`,
      [one.id],
    )
    expect(row).toEqual({ notices: '12', bell: '12', mails: '12' })
    await deliverAll()
    expect(mail.mails).toHaveLength(12)
    expect((await noticesOf(ada))[0]!.repeats).toBe(0)
  }, 60_000)

  it('with nothing to say leaves no trace', async () => {
    await handle(event('test.told', { text: 'nothing' }))
    expect(await noticesOf(ada)).toEqual([])
    expect(await ledger(ada)).toEqual([])
  })

  it('reaches nobody who left between the event and the mail', async () => {
    await handle(event('test.told'))
    await app.sql('update memberships set valid_to = now() where user_id = $1', [ada.user.id])
    await deliverAll()
    expect(await ledger(ada)).toEqual(['email suppressed no-longer-entitled', 'in-app delivered'])
    expect([mailTo(ada).length, mailTo(zoe).length]).toEqual([0, 1])
  })

  it('is not mailed to somebody who has read it by then', async () => {
    await handle(event('test.told'))
    await app.sql('update notices set read_at = now() where recipient_id = $1', [ada.user.id])
    await deliverAll()
    expect(await ledger(ada)).toEqual(['email suppressed read-already', 'in-app delivered'])
  })

  it('says less on a telephone than it says inside', async () => {
    await app.past.update({
      collection: 'communities',
      id: place.id,
      data: { notifications: { sms: true } },
    })
    await app.sql(
      `update users set phone = '+33612345678', phone_verified_at = now() where id = $1`,
      [ada.user.id],
    )
    await handle(event('test.told'))
    await deliverAll()
    expect(await ledger(ada)).toEqual(['email sent', 'in-app delivered', 'sms sent'])
    expect(await ledger(zoe)).toContain('sms suppressed no-address')
    const [request] = texts.requests
    const { to, text } = JSON.parse(request!.body) as { to: string; text: string }
    const [notice] = await noticesOf(ada)
    expect(to).toBe('+33612345678')
    expect(text).toContain('Maple Court: There is something new for you.')
    expect(text).toContain(`/n/${notice!.id}`)
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain('Notice:')
    const [row] = await app.sql(
      `select provider_id from deliveries where channel = 'sms' and recipient_id = $1`,
      [ada.user.id],
    )
    expect(row).toEqual({ provider_id: 'text-1' })
  })

  it('takes the place of an unread one with its key, and of what was not sent yet', async () => {
    const first = event('test.told', { key: 'lift' })
    await handle(first)
    await handle(event('test.told', { key: 'lift' }))
    const last = event('test.told', { key: 'lift' })
    await handle(last)
    await handle(last)
    expect(await noticesOf(ada)).toMatchObject([{ title: `Notice: ${last.data.text}`, repeats: 2 }])
    expect(await ledger(ada, first.id)).toEqual(['email suppressed collapsed', 'in-app delivered'])
    await deliverAll()
    expect(mailTo(ada)).toHaveLength(1)
    await app.sql('update notices set read_at = now()')
    await handle(event('test.told', { key: 'lift' }))
    expect((await noticesOf(ada)).map(({ repeats }) => repeats)).toEqual([2, 0])
    await deliverAll()
    // One conversation in the mail program, and not the one of somebody else.
    const [one, two] = mailTo(ada).map((message) => headerOf(message, 'in-reply-to'))
    expect(one).toMatch(/^<thread\.[0-9a-f]{32}@example\.org>$/)
    expect([two, headerOf(mailTo(ada)[0]!, 'references')]).toEqual([one, one])
    expect(headerOf(mailTo(zoe)[0]!, 'in-reply-to')).not.toBe(one)
  })
})

describe('what people want', () => {
  it('is kept: the channel that they or their community switched off stays silent', async () => {
    await choose(ada, 'email', false)
    await app.past.update({
      collection: 'communities',
      id: place.id,
      data: { notifications: { defaults: { legal: { email: false } } } },
    })
    await handle(event('test.told'))
    await handle(event('test.legal'))
    expect(await ledger(ada)).toEqual([
      'email suppressed switched-off',
      'email queued',
      'in-app delivered',
      'in-app delivered',
    ])
    await handle(event('test.told', { urgency: 'emergency' }))
    expect((await ledger(ada)).filter((row) => row === 'email queued')).toHaveLength(2)
  })

  it('waits for the end of quiet hours, and comes as one mail', async () => {
    await settle(ada, aroundNow())
    const events = [event('test.told'), event('test.told'), event('test.told')]
    for (const one of events) await handle(one)
    expect(await ledger(ada)).toEqual([
      ...Array.from({ length: 3 }, () => 'email held quiet-hours'),
      ...Array.from({ length: 3 }, () => 'in-app delivered'),
    ])
    await deliverAll()
    expect(mailTo(ada)).toEqual([])
    const due = await dueOf(ada)
    await release(new Date(due.getTime() - 1000))
    expect(await ledger(ada)).toContain('email held quiet-hours')
    // Several look at once.
    await Promise.all([release(due), release(due), release(due)])
    await deliverAll()
    const [digest, ...more] = mailTo(ada)
    expect(more).toEqual([])
    expect(digest!.subject).toBe('3 notices · Maple Court')
    for (const { data } of events) expect(digest!.text).toContain(`Notice: ${data.text}`)
    for (const { id } of await noticesOf(ada)) expect(digest!.html).toContain(`/n/${id}`)
    const rows = await ledger(ada)
    expect(rows.filter((row) => row === 'email suppressed in-digest')).toHaveLength(2)
    expect(rows.filter((row) => row === 'email sent')).toHaveLength(1)
  })

  it('does not come any more where it was read meanwhile, or is said to nobody any more', async () => {
    await settle(ada, aroundNow())
    await settle(zoe, aroundNow())
    for (const one of [event('test.told'), event('test.told')]) await handle(one)
    const due = await dueOf(ada)
    await app.sql(`update notices set read_at = now() where recipient_id = $1`, [ada.user.id])
    await app.sql('update memberships set valid_to = now() where user_id = $1', [zoe.user.id])
    await release(due)
    await deliverAll()
    expect(mail.mails).toEqual([])
    expect((await ledger(ada)).filter((row) => row.includes('read-already'))).toHaveLength(2)
    expect(await ledger(zoe)).toContain('email suppressed no-longer-entitled')
  })

  it('that is not urgent comes in the digest of the day, or one by one where there is none', async () => {
    await settle(zoe, `null, null, null, 'off'`)
    const one = event('test.told', { urgency: 'quiet' })
    await handle(one)
    expect(await ledger(ada)).toEqual(['email held digest', 'in-app delivered'])
    expect(await ledger(zoe)).toEqual(['email queued', 'in-app delivered'])
    const due = await dueOf(ada)
    expect(due.getUTCHours()).toBe(8)
    await release(due)
    await deliverAll()
    // One alone is no digest.
    expect(mailTo(ada).map(({ subject }) => subject)).toEqual([
      `Notice: ${one.data.text} · Maple Court`,
    ])
  })

  it('is not a hundred mails: after twenty in an hour the rest comes together', async () => {
    const many = Array.from({ length: 24 }, () => event('test.told'))
    for (const one of many) await handle(one)
    await deliverAll()
    expect(mailTo(ada)).toHaveLength(20)
    const due = await dueOf(ada)
    await release(due)
    await deliverAll()
    expect(mailTo(ada)).toHaveLength(21)
    expect(mailTo(ada).at(-1)!.subject).toBe('4 notices · Maple Court')
    // The digest is what the hour that begins with it carries first.
    const [slot] = await app.sql<{ window_start: Date; count: number }>(
      `select window_start, count from notice_throttles where user_id = $1`,
      [ada.user.id],
    )
    expect([new Date(slot!.window_start).getTime(), slot!.count]).toEqual([due.getTime(), 1])
  }, 60_000)

  it('counts a text message an hour, and holds the next while somebody is away it sends none', async () => {
    await app.past.update({
      collection: 'communities',
      id: place.id,
      data: { notifications: { sms: true } },
    })
    await app.sql(
      `update users set phone = '+33612345678', phone_verified_at = now() where id = $1`,
      [ada.user.id],
    )
    const first = event('test.told')
    const second = event('test.told')
    await handle(first)
    await handle(second)
    expect(await ledger(ada, first.id)).toContain('sms queued')
    expect(await ledger(ada, second.id)).toContain('sms held throttled')
    const unit = ada.membership!.unit as string
    await app.past.create({
      collection: 'absences',
      data: {
        community: place.id,
        unit,
        person: ada.user.id,
        from: new Date(Date.now() - 3_600_000).toISOString(),
        until: new Date(Date.now() + 7 * 24 * 3_600_000).toISOString(),
      },
    })
    const third = event('test.told')
    await handle(third)
    expect(await ledger(ada, third.id)).toEqual([
      'email queued',
      'in-app delivered',
      'sms suppressed absent',
    ])
  })
})

describe('a notice that nobody reads', () => {
  const after = async (id: string, minutes: number) => {
    const [row] = await app.sql<{ created_at: Date }>(
      'select created_at from notice_ladders where event_id = $1 limit 1',
      [id],
    )
    await climb(new Date(new Date(row!.created_at).getTime() + minutes * 60_000))
    await deliverAll()
  }
  const withTexts = async () => {
    await app.past.update({
      collection: 'communities',
      id: place.id,
      data: { notifications: { sms: true } },
    })
    await app.sql(
      `update users set phone = '+33612345678', phone_verified_at = now() where id = $1`,
      [ada.user.id],
    )
  }
  const ladder = (person: Person) =>
    app.sql('select step, outcome from notice_ladders where recipient_id = $1', [person.user.id])

  it('goes the next way, and the next, and ends on the list', async () => {
    await withTexts()
    const one = event('test.steps')
    await handle(one)
    await after(one.id, 4)
    expect(await ledger(ada)).toEqual(['in-app delivered'])
    await after(one.id, 5)
    await after(one.id, 5)
    expect(await ledger(ada)).toEqual(['email sent', 'in-app delivered'])
    await after(one.id, 15)
    expect(await ledger(ada)).toEqual(['email sent', 'in-app delivered', 'sms sent'])
    // Without a telephone the text is skipped, and the list comes at once.
    expect(await ledger(zoe)).toEqual([
      'email sent',
      'in-app delivered',
      'print queued',
      'sms suppressed no-address',
    ])
    await after(one.id, 75)
    expect(await ledger(ada)).toContain('print queued')
    expect(await ladder(ada)).toEqual([{ step: 3, outcome: 'printed' }])
    await after(one.id, 10_000)
    expect(await ledger(ada)).toHaveLength(4)
    expect(mailTo(ada)).toHaveLength(1)
    expect(texts.requests).toHaveLength(1)
  })

  it('goes the way first that its person wants first', async () => {
    await withTexts()
    await app.sql(`insert into notification_settings (user_id, channel_order) values ($1, $2)`, [
      ada.user.id,
      JSON.stringify(['sms', 'email']),
    ])
    const one = event('test.steps')
    await handle(one)
    await after(one.id, 5)
    expect(await ledger(ada)).toEqual(['in-app delivered', 'sms sent'])
    expect(await ledger(zoe)).toEqual(['email sent', 'in-app delivered'])
    await after(one.id, 15)
    expect(await ledger(ada)).toEqual(['email sent', 'in-app delivered', 'sms sent'])
    await after(one.id, 75)
    expect(await ladder(ada)).toEqual([{ step: 3, outcome: 'printed' }])
  })

  it('stops when it is read anywhere, or nobody is meant any more', async () => {
    const one = event('test.steps')
    await handle(one)
    await app.call('POST', '/notices/read', { as: ada.cookie, body: { all: true } })
    await app.sql('update memberships set valid_to = now() where user_id = $1', [zoe.user.id])
    await after(one.id, 5)
    expect(await ladder(ada)).toEqual([{ step: 0, outcome: 'read' }])
    expect(await ladder(zoe)).toEqual([{ step: 0, outcome: 'no-longer-entitled' }])
    expect(mail.mails).toEqual([])
  })

  it('takes the steps that the community set, and each once however many look', async () => {
    await app.past.update({
      collection: 'communities',
      id: place.id,
      data: {
        notifications: { ladders: { important: [{ channel: 'email', afterMinutes: 1 }] } },
      },
    })
    const one = event('test.told', { urgency: 'important' })
    await choose(ada, 'email', false)
    await handle(one)
    expect(await ladder(ada)).toHaveLength(1)
    await Promise.all(Array.from({ length: 5 }, () => after(one.id, 1)))
    expect(await ladder(ada)).toEqual([{ step: 1, outcome: 'exhausted' }])
  })

  it('refuses a ladder that cannot be climbed', async () => {
    const manager = await make.person(place.id, 'manager')
    const save = (ladders: unknown) =>
      app.call('PATCH', `/communities/${place.id}`, {
        as: manager.cookie,
        body: { notifications: { ladders } },
      })
    expect((await save({ normal: [{ channel: 'print', afterMinutes: 5 }] })).status).toBe(200)
    const { status, body } = await save({ normal: [{ channel: 'pigeon', afterMinutes: 5 }] })
    expect([status, body.error.field]).toEqual([400, 'notifications.ladders'])
  })
})

describe('the bell', () => {
  const list = async (as: string, query = '') =>
    (await app.call('GET', `/notices${query}`, { as })).body
  const unread = async (as: string) =>
    (await app.call('GET', '/notices/unread', { as })).body.unread

  it('lists the own notices newest first, page by page', async () => {
    for (let index = 0; index < 5; index += 1) await handle(event('test.told'))
    const all = await list(ada.cookie)
    expect(all.notices).toHaveLength(5)
    expect(all.notices[0]).toMatchObject({
      community: { id: place.id, slug: place.slug, name: 'Maple Court' },
      kind: 'test.told',
      group: 'test',
      body: SECRET,
      readAt: null,
      repeats: 0,
    })
    expect(all.next).toBeNull()
    const seen: string[] = []
    for (let before = '', turn = 0; turn < 3; turn += 1) {
      const page = await list(ada.cookie, `?limit=2${before && `&before=${before}`}`)
      seen.push(...page.notices.map(({ id }: { id: string }) => id))
      before = page.next ?? ''
    }
    expect(seen).toEqual(all.notices.map(({ id }: { id: string }) => id))
    expect((await app.call('GET', '/notices')).status).toBe(401)
    expect((await app.call('GET', '/notices?limit=1000', { as: ada.cookie })).status).toBe(400)
    expect((await list(ada.cookie, `?community=${(await make.community()).id}`)).notices).toEqual(
      [],
    )
  })

  it('counts what is unread, and forgets it when it is read, on all screens', async () => {
    await handle(event('test.told'))
    await handle(event('test.told'))
    await deliverAll()
    expect(await unread(ada.cookie)).toBe(2)
    const [first] = (await list(ada.cookie)).notices
    const read = (as: string, body: object) => app.call('POST', '/notices/read', { as, body })
    // Nobody reads for somebody else.
    expect((await read(zoe.cookie, { ids: [first.id] })).body).toEqual({ read: 0 })
    expect((await read(ada.cookie, { ids: [first.id] })).body).toEqual({ read: 1 })
    expect((await read(ada.cookie, { ids: [first.id] })).body).toEqual({ read: 0 })
    expect(await unread(ada.cookie)).toBe(1)
    expect((await list(ada.cookie, '?unread=true')).notices).toHaveLength(1)
    expect((await ledger(ada)).filter((row) => row.endsWith('read'))).toEqual([
      'email read',
      'in-app read',
    ])
    const [job] = await app.sql<{ data: { data: unknown; origin?: unknown } }>(
      `select data from pgboss.job where name = 'events' and data->>'type' = 'notice.changed'
       order by created_on desc limit 1`,
    )
    expect(job!.data.data).toEqual({ personId: ada.user.id })
    screens.requests.length = 0
    const { origin: _origin, ...changed } = job!.data
    await handle(changed)
    expect(screens.requests[0]!.body).toContain(`private-user-${ada.user.id}`)
    expect((await read(ada.cookie, { all: true })).body).toEqual({ read: 1 })
    expect(await unread(ada.cookie)).toBe(0)
    expect(await unread(zoe.cookie)).toBe(2)
    for (const body of [{}, { ids: [] }, { ids: ['x'] }, { all: false }]) {
      expect((await read(ada.cookie, body)).status).toBe(400)
    }
  })

  it('leads on and marks read; a stranger finds nothing', async () => {
    await handle(event('test.told'))
    const [notice] = await noticesOf(ada)
    const { openNotice } = await import('@/kernel/notifications/operations/read')
    const { createLocalReq } = await import('payload')
    const as = async (person: Person) => {
      const { user } = await app.payload.auth({
        headers: new Headers({ cookie: person.cookie, origin: 'http://localhost:3000' }),
      })
      return createLocalReq({ user: user! }, app.payload)
    }
    await expect(openNotice(await as(zoe), notice!.id)).rejects.toThrow('not-found')
    expect(await openNotice(await as(ada), notice!.id)).toBe(`/c/${place.slug}/things/1`)
    expect(await unread(ada.cookie)).toBe(0)
    // What was not sent yet is not sent any more.
    expect(await ledger(ada)).toEqual(['email suppressed read-already', 'in-app read'])
  })

  it('asks for a word where the kind does, and takes it once', async () => {
    await handle(event('test.legal'))
    await handle(event('test.told'))
    const { notices } = await list(ada.cookie)
    const of = (kind: string) => notices.find((one: { kind: string }) => one.kind === kind).id
    const say = (as: string, id: string) =>
      app.call('POST', `/notices/${id}/acknowledge`, { as, body: {} })
    expect((await say(zoe.cookie, of('test.legal'))).status).toBe(404)
    expect((await say(ada.cookie, of('test.told'))).status).toBe(404)
    // Read is not acknowledged: the mail still goes.
    await app.call('POST', '/notices/read', { as: ada.cookie, body: { all: true } })
    await deliverAll()
    expect(mailTo(ada)).toHaveLength(1)
    const first = await say(ada.cookie, of('test.legal'))
    expect(first.status).toBe(200)
    expect((await say(ada.cookie, of('test.legal'))).body).toEqual(first.body)
    expect((await ledger(ada)).filter((row) => row.endsWith('acknowledged'))).toHaveLength(2)
  })

  it('is closed to whoever has left', async () => {
    await handle(event('test.told'))
    await app.sql('update memberships set valid_to = now() where user_id = $1', [ada.user.id])
    expect((await list(ada.cookie)).notices).toEqual([])
    expect(await unread(ada.cookie)).toBe(0)
  })
})

describe('choices', () => {
  const path = () => `/c/${place.slug}/notification-preferences`
  const put = (as: string, choices: unknown) => app.call('PUT', path(), { as, body: { choices } })

  it('are shown by group and channel, changed one by one, and kept', async () => {
    const shown = (await app.call('GET', path(), { as: ada.cookie })).body
    expect(shown.channels).toEqual(['email'])
    interface Shown {
      group: string
      isMandatory: boolean
      channels: { isOn: boolean }[]
    }
    const group = (body: { groups: Shown[] }, name: string) =>
      body.groups.find((one) => one.group === name)!
    expect(group(shown, 'packages')).toEqual({
      group: 'packages',
      isMandatory: false,
      channels: [{ channel: 'email', isOn: true, byDefault: true }],
    })
    expect(group(shown, 'legal').isMandatory).toBe(true)
    const off = { group: 'test', channel: 'email', isOn: false }
    const { status, body } = await put(ada.cookie, [off])
    expect([status, group(body, 'test').channels[0]!.isOn]).toEqual([200, false])
    expect(
      group((await app.call('GET', path(), { as: zoe.cookie })).body, 'test').channels[0]!.isOn,
    ).toBe(true)
    const again = await put(ada.cookie, [{ ...off, isOn: null }])
    expect(group(again.body, 'test').channels[0]!.isOn).toBe(true)
  })

  it('that are none are refused, with the field', async () => {
    const refused = async (choice: object) => {
      const { status, body } = await put(ada.cookie, [choice])
      return [status, body.error.code, body.error.field]
    }
    const choice = { group: 'test', channel: 'email', isOn: false }
    expect(await refused({ ...choice, group: 'nothing' })).toEqual([
      400,
      'notifications.unknown-choice',
      'group',
    ])
    expect(await refused({ ...choice, channel: 'in-app' })).toEqual([
      400,
      'notifications.unknown-choice',
      'channel',
    ])
    expect(await refused({ ...choice, group: 'legal' })).toEqual([
      409,
      'notifications.mandatory',
      'group',
    ])
    expect((await put(ada.cookie, 'x')).status).toBe(400)
    const stranger = await make.person((await make.community()).id, 'worker')
    expect((await put(stranger.cookie, [choice])).status).toBe(404)
    expect((await app.call('GET', path())).status).toBe(401)
  })

  it('of times are kept as a whole, and checked', async () => {
    const settings = {
      quietFrom: '22:00',
      quietTo: '07:00',
      askedInQuiet: false,
      timeZone: 'Europe/Paris',
      digest: 'weekly',
      digestHour: 9,
      digestWeekday: 5,
      channelOrder: ['sms', 'email'],
    }
    const url = '/notification-settings'
    const save = (body: object) => app.call('PUT', url, { as: ada.cookie, body })
    const fresh = (await app.call('GET', url, { as: ada.cookie })).body
    expect(fresh).toEqual({
      quietFrom: null,
      quietTo: null,
      askedInQuiet: true,
      timeZone: null,
      digest: null,
      digestHour: 8,
      digestWeekday: 1,
      channelOrder: null,
    })
    expect((await save(settings)).body).toEqual(settings)
    expect((await app.call('GET', url, { as: ada.cookie })).body).toEqual(settings)
    for (const [field, value] of [
      ['quietFrom', '25:00'],
      ['quietTo', null],
      ['timeZone', 'Mars/Olympus'],
      ['digest', 'hourly'],
      ['digestHour', 24],
      ['digestWeekday', 0],
      ['channelOrder', ['sms', 'sms']],
      ['channelOrder', ['in-app']],
    ] as const) {
      const { status, body } = await save({ ...settings, [field]: value })
      expect([status, body.error.field.split('.')[0]]).toEqual([400, field])
    }
    expect((await app.call('GET', url, { as: zoe.cookie })).body).toEqual(fresh)
    // A client of the release before knows no order and no questions, and takes nothing away.
    const { channelOrder: _, askedInQuiet: __, ...older } = settings
    expect((await save({ ...older, digestHour: 10 })).body).toEqual({ ...settings, digestHour: 10 })
    expect((await save({ ...settings, channelOrder: null })).body.channelOrder).toBeNull()
  })

  it('name to residents what concerns residents, to staff what concerns staff', async () => {
    const groupsFor = async (person: Person) => {
      const { body } = await app.call('GET', path(), { as: person.cookie })
      return body.groups.map(({ group }: { group: string }) => group)
    }
    const guard = await make.person(place.id, 'guard')
    const mine = await groupsFor(ada)
    expect(mine).toEqual(expect.arrayContaining(['packages', 'admission', 'test', 'legal']))
    expect(mine).not.toContain('security')
    const theirs = await groupsFor(guard)
    expect(theirs).toEqual(expect.arrayContaining(['admission', 'security', 'test', 'legal']))
    expect(theirs).not.toContain('packages')
    expect(theirs).not.toContain('moderation')
    const manager = await make.person(place.id, 'manager')
    expect(await groupsFor(manager)).toEqual(expect.arrayContaining(['packages', 'moderation']))
    const hidden = await put(ada.cookie, [{ group: 'security', channel: 'email', isOn: true }])
    expect([hidden.status, hidden.body.error.field]).toEqual([400, 'group'])
  })
})

describe('unsubscribing', () => {
  const post = (url: URL, headers: Record<string, string> = {}) =>
    app.call('POST', `/unsubscribe${url.search}`, {
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })

  it('works from a real mail, with one POST and no cookie', async () => {
    await handle(event('test.told'))
    await deliverAll()
    const [message] = mailTo(ada)
    expect(headerOf(message!, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const url = new URL(/^<(.+)>$/.exec(headerOf(message!, 'list-unsubscribe')!)![1]!)
    expect(url.pathname).toBe('/api/unsubscribe')
    // Opening it, as scanners of mails do, changes nothing.
    const opened = await app.call('GET', `/unsubscribe${url.search}`)
    expect(opened.status).toBe(303)
    expect(opened.headers.get('location')).toMatch(/^\/unsubscribe\?token=/)
    await handle(event('test.told'))
    expect((await ledger(ada)).filter((row) => row === 'email queued')).toHaveLength(1)
    const done = await post(url, { origin: 'https://mail.example' })
    expect([done.status, done.body]).toEqual([200, { group: 'test' }])
    expect((await post(url)).status).toBe(200)
    const last = event('test.told')
    await handle(last)
    expect(await ledger(ada, last.id)).toEqual([
      'email suppressed switched-off',
      'in-app delivered',
    ])
    expect(await ledger(zoe, last.id)).toEqual(['email queued', 'in-app delivered'])
  })

  it('takes no link that was changed, and none is in a mail that nobody can switch off', async () => {
    const one = event('test.legal')
    await handle(event('test.told'))
    await handle(one)
    await deliverAll()
    const [legal] = mailTo(ada).filter((message) => !headerOf(message, 'list-unsubscribe'))
    const [told] = mailTo(ada).filter((message) => headerOf(message, 'list-unsubscribe'))
    expect(legal!.subject).toContain(one.data.text)
    const url = new URL(headerOf(told!, 'list-unsubscribe')!.slice(1, -1))
    const token = url.searchParams.get('token')!
    const [, community, group, signature] = token.split('.')
    for (const bad of [
      [zoe.user.id, community, group, signature].join('.'),
      [ada.user.id, community, 'packages', signature].join('.'),
      `${token}x`,
      'x',
      [ada.user.id, community, group].join('.'),
    ]) {
      const wrong = new URL(url)
      wrong.searchParams.set('token', bad)
      const { status, body } = await post(wrong)
      expect([status, body.error.code]).toEqual([400, 'notifications.link-wrong'])
    }
    expect((await app.call('POST', '/unsubscribe', { body: {} })).status).toBe(400)
    const { unsubscribeToken } = await import('@/kernel/notifications/unsubscribe')
    const person = ada.user.id
    for (const name of ['legal', 'gone']) {
      const own = unsubscribeToken({ person, community: place.id, group: name })
      const asked = new URL(url)
      asked.searchParams.set('token', own)
      expect((await post(asked)).status).toBe(200)
    }
    expect(
      await app.sql('select 1 from notification_preferences where user_id = $1', [person]),
    ).toEqual([])
  })
})
