import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Manifest, Module } from '@/kernel/module'
import type {
  AnyNotificationKind,
  AudienceArgs,
  Recipient,
  TextContext,
} from '@/kernel/notifications/kind'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startPushService, type PushBrowser, type PushService } from '../helpers/pushService'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'

let app: App
let make: Builders
let service: PushService
let mail: MailSink
let screens: HttpSink
let manifest: Manifest
let kinds: Map<string, AnyNotificationKind>
let place: Community
let unit: Unit
let ada: Person
let key: string

const data = z.object({
  text: z.string(),
  urgency: z.enum(['emergency', 'important', 'normal', 'quiet']).optional(),
  key: z.string().optional(),
})
type Told = z.infer<typeof data>

beforeAll(async () => {
  service = await startPushService()
  mail = await startMailSink()
  screens = await startHttpSink()
  app = await startApp({
    SMTP_URL: mail.url,
    PUSHER_PORT: String(screens.port),
    VAPID_PRIVATE_KEY: randomBytes(32).toString('hex'),
    PUSH_LOOPBACK: 'true',
  })
  make = buildersFor(app)
  const { defineEvent } = await import('@/kernel/events/event')
  const { defineNotification } = await import('@/kernel/notifications/kind')
  const { bindKinds } = await import('@/kernel/notifications/kinds')
  const { readerOf, sql } = await import('@/kernel/database/transaction')
  const told = defineEvent('test.told', data)
  const module: Module = {
    name: 'test',
    collections: [],
    events: [told],
    notifications: [
      defineNotification<Told>({
        kind: 'test.told',
        group: 'test',
        event: told,
        channels: ['in-app', 'push'],
        validMinutes: 60,
        urgency: (one) => one.urgency ?? 'important',
        collapse: (one) => one.key ?? one.text,
        audience: async ({ req, community, among }: AudienceArgs<Told>) => {
          const reader = await readerOf(req)
          const { rows } = await reader.execute<Recipient & Record<string, unknown>>(sql`
            select distinct u.id, u.name, u.email, u.locale::text as locale
            from memberships m join users u on u.id = m.user_id
            where m.community_id = ${community} and m.status = 'active'
              and (m.valid_to is null or m.valid_to > now())`)
          return rows.filter(({ id }) => !among || among.includes(id))
        },
        text: ({ data: { text }, community }: TextContext<Told>) =>
          Promise.resolve({
            title: `Secret title ${text}`,
            body: 'Secret body',
            path: `/c/${community.slug}/things/1`,
            lockScreen: { title: community.name, body: `Something new (${text})` },
          }),
      }),
    ],
  }
  const modules = [...app.manifest.modules, module]
  manifest = { ...app.manifest, modules }
  bindKinds(modules)
  kinds = new Map(
    modules.flatMap(({ notifications }) => notifications ?? []).map((one) => [one.kind, one]),
  )
}, 60_000)
afterAll(async () => {
  await app.stop()
  await service.stop()
  await mail.stop()
  await screens.stop()
})
beforeEach(async () => {
  await app.sql(`delete from pgboss.job where name like 'deliver-%'`)
  place = await make.community({ name: 'Maple Court' })
  unit = await make.unit(place.id, { building: 'Topas', number: '4711' })
  ada = await make.person(place.id, 'owner', { unit: unit.id, name: 'Ada Aardvark' })
  key = (await app.call('GET', '/push-key', { as: ada.cookie })).body.key
})

const subscribe = async (cookie: string, browser = service.browser(key), agent = 'Firefox') => {
  const { status, body } = await app.call('POST', '/push-subscriptions', {
    as: cookie,
    body: browser.subscription,
    headers: { 'user-agent': agent },
  })
  expect([status, body.isHere]).toEqual([201, true])
  return browser
}
const devices = async (cookie: string) =>
  (await app.call('GET', '/push-subscriptions', { as: cookie })).body.devices as {
    id: string
    userAgent: string
    isHere: boolean
    lastSentAt: string | null
  }[]
const payloadsOf = (browser: PushBrowser) =>
  browser.received.map(({ payload }) => JSON.parse(payload) as Record<string, string>)

const event = (type: string, content: object = {}) => ({
  id: uuidv7(),
  type,
  community: place.id,
  data: content,
  occurredAt: new Date().toISOString(),
})
const tell = (content: object = {}) => event('test.told', { text: 'one', ...content })
const handle = async (one: object) => {
  const { handleEvent } = await import('@/kernel/events/handle')
  await handleEvent(app.payload, manifest, one)
}
const deliverPush = async (isLastTry = false) => {
  const { deliver } = await import('@/kernel/notifications/deliver')
  const jobs = await app.sql<{ data: unknown }>(
    `delete from pgboss.job where name = 'deliver-push' and state = 'created' returning data`,
  )
  const failures: string[] = []
  for (const job of jobs) {
    await deliver(app.payload, kinds, 'push', job.data, { isLastTry }).catch((error: unknown) => {
      failures.push((error as Error).message)
    })
  }
  return { jobs, failures }
}
const again = async (jobs: { data: unknown }[], isLastTry = false) => {
  const { deliver } = await import('@/kernel/notifications/deliver')
  await deliver(app.payload, kinds, 'push', jobs[0]!.data, { isLastTry })
}
const ledger = async (person: Person) => {
  const rows = await app.sql<{ state: string; reason: string | null; attempts: string }>(
    `select state, reason, attempts from deliveries where recipient_id = $1 and channel = 'push'
     order by id`,
    [person.user.id],
  )
  return rows.map(({ state, reason }) => [state, reason].filter(Boolean).join(' '))
}
const noticeOf = async (person: Person) => {
  const [row] = await app.sql<{ id: string }>(
    'select id from notices where recipient_id = $1 order by created_at desc limit 1',
    [person.user.id],
  )
  return row!.id
}

describe('a notice on devices', () => {
  it('reaches each browser sealed and signed, with the lock screen’s words alone', async () => {
    const phone = await subscribe(ada.cookie)
    const laptop = await subscribe(await app.open(ada.user.id))
    await handle(tell())
    expect(await ledger(ada)).toEqual(['queued'])
    await deliverPush()
    expect(await ledger(ada)).toEqual(['sent'])
    for (const browser of [phone, laptop]) {
      const [message] = browser.received
      expect(message).toMatchObject({ urgency: 'high', subject: 'mailto:courtyard@example.org' })
      expect(message!.ttl).toBeGreaterThan(3500)
      expect(message!.ttl).toBeLessThanOrEqual(3600)
      expect(message!.topic).toMatch(/^[\w-]{32}$/)
      expect(JSON.parse(message!.payload)).toEqual({
        title: 'Maple Court',
        body: 'Something new (one)',
        lang: 'en',
        path: `/n/${await noticeOf(ada)}`,
        tag: message!.topic,
      })
    }
    expect((await devices(ada.cookie)).every(({ lastSentAt }) => lastSentAt !== null)).toBe(true)
  })

  it('takes the place of the one before that is about the same, of no other community’s', async () => {
    const browser = await subscribe(ada.cookie)
    for (const text of ['first', 'second']) {
      await handle(tell({ text, key: 'lift' }))
      await deliverPush()
    }
    await handle(tell({ text: 'third', key: 'water' }))
    await deliverPush()
    expect(browser.received).toHaveLength(3)
    const bodies = browser.waiting().map(({ payload }) => JSON.parse(payload).body)
    expect(bodies).toEqual(['Something new (second)', 'Something new (third)'])

    const [here] = browser.received
    place = await make.community()
    await make.membership(place.id, ada.user.id, 'worker')
    await handle(tell({ text: 'elsewhere', key: 'lift' }))
    await deliverPush()
    expect(browser.received).toHaveLength(4)
    expect(browser.received.at(-1)!.topic).not.toBe(here!.topic)
  })

  it.each([
    ['emergency', 'high'],
    ['important', 'high'],
    ['normal', 'normal'],
  ])('that is %s is as urgent to the device: %s', async (urgency, header) => {
    const browser = await subscribe(ada.cookie)
    await handle(tell({ urgency }))
    await deliverPush()
    expect(browser.received.map((one) => one.urgency)).toEqual([header])
  })

  it('comes together with others as one that says how many, and leads to them', async () => {
    const browser = await subscribe(ada.cookie)
    for (const text of ['a', 'b', 'c']) {
      await handle(tell({ urgency: 'normal', text }))
      await deliverPush()
    }
    expect(await ledger(ada)).toEqual(['sent', 'held throttled', 'held throttled'])
    const { releaseHeld } = await import('@/kernel/notifications/releaseHeld')
    await app.sql(`update deliveries set due_at = now() where recipient_id = $1`, [ada.user.id])
    await releaseHeld({ payload: app.payload }, new Date(Date.now() + 60_000))
    await deliverPush()
    expect(payloadsOf(browser).at(-1)).toMatchObject({
      title: 'Maple Court',
      body: '2 notices for you',
      path: `/c/${place.slug}/notices`,
    })
    expect(browser.received.at(-1)!.topic).toBeUndefined()
  })

  it('reaches nobody who has moved out by then', async () => {
    const browser = await subscribe(ada.cookie)
    await handle(tell())
    await app.sql('update memberships set valid_to = now() where user_id = $1', [ada.user.id])
    await deliverPush()
    expect(browser.tries()).toBe(0)
    expect(await ledger(ada)).toEqual(['suppressed no-longer-entitled'])
  })

  it('leaves no row for those who have no device', async () => {
    await handle(tell())
    expect(await ledger(ada)).toEqual([])
  })
})

describe('a push service', () => {
  it.each([404, 410])('that answers %i is asked no more, the others are', async (status) => {
    const gone = await subscribe(ada.cookie)
    const kept = await subscribe(await app.open(ada.user.id))
    gone.answers.push(status)
    await handle(tell())
    await deliverPush()
    expect(await ledger(ada)).toEqual(['sent'])
    expect(kept.received).toHaveLength(1)
    expect(await devices(ada.cookie)).toHaveLength(1)
    await handle(tell({ text: 'two' }))
    await deliverPush()
    expect([gone.tries(), kept.tries()]).toEqual([1, 2])
  })

  it('that lost the last device leaves a reason', async () => {
    const gone = await subscribe(ada.cookie)
    gone.answers.push(410)
    await handle(tell())
    await deliverPush()
    expect(await ledger(ada)).toEqual(['failed device-gone'])
    expect(await devices(ada.cookie)).toEqual([])
  })

  it.each([500, 503, 429])('that answers %i is asked again, by the same job', async (status) => {
    const browser = await subscribe(ada.cookie)
    browser.answers.push(status)
    await handle(tell())
    const { jobs, failures } = await deliverPush()
    expect(failures).toEqual([`HTTP ${String(status)}`])
    expect(await ledger(ada)).toEqual(['sending'])
    await again(jobs)
    expect(await ledger(ada)).toEqual(['sent'])
    expect([browser.tries(), browser.received.length]).toEqual([2, 1])
    await again(jobs)
    expect(browser.tries()).toBe(2)
  })

  it('that never takes it is noted with its answer, and keeps the device', async () => {
    const browser = await subscribe(ada.cookie)
    browser.answers.push(503, 503)
    await handle(tell())
    const { jobs } = await deliverPush()
    await expect(again(jobs, true)).rejects.toThrow('HTTP 503')
    expect(await ledger(ada)).toEqual(['failed HTTP 503'])
    expect(await devices(ada.cookie)).toHaveLength(1)
  })

  it('that refuses our key is not asked again for this one', async () => {
    const stranger = service.browser('another-key')
    await subscribe(ada.cookie, stranger)
    await handle(tell())
    const { failures } = await deliverPush()
    expect([failures, await ledger(ada)]).toEqual([[], ['failed HTTP 403']])
    expect(await devices(ada.cookie)).toHaveLength(1)
  })

  it('that nobody answers for is tried later', async () => {
    await subscribe(ada.cookie)
    await app.sql(
      `update push_subscriptions set endpoint = 'http://127.0.0.1:9/x' where user_id = $1`,
      [ada.user.id],
    )
    await handle(tell())
    const { failures } = await deliverPush()
    expect(failures).toHaveLength(1)
    expect(await ledger(ada)).toEqual(['sending'])
  })

  it('on the own machine or network is never called, and its device is forgotten', async () => {
    const { env } = await import('@/kernel/env')
    const browser = await subscribe(ada.cookie)
    const settings = env()
    settings.PUSH_LOOPBACK = false
    try {
      await handle(tell())
      await deliverPush(true)
    } finally {
      settings.PUSH_LOOPBACK = true
    }
    expect(browser.tries()).toBe(0)
    expect(await ledger(ada)).toEqual(['failed device-gone'])
    expect(await devices(ada.cookie)).toEqual([])
  })
})

describe('a device', () => {
  const add = (as: string | undefined, body: unknown) =>
    app.call('POST', '/push-subscriptions', { as, body })

  it('is its person’s alone, until somebody else signs in there', async () => {
    const browser = await subscribe(ada.cookie)
    const zoe = await make.person(place.id, 'household', { unit: unit.id })
    expect(await devices(zoe.cookie)).toEqual([])
    const [mine] = await devices(ada.cookie)
    const foreign = await app.call('DELETE', `/push-subscriptions/${mine!.id}`, { as: zoe.cookie })
    expect(foreign.status).toBe(404)
    await subscribe(zoe.cookie, browser)
    expect(await devices(ada.cookie)).toEqual([])
    expect(await devices(zoe.cookie)).toHaveLength(1)
  })

  it('stands once in the list however often it says so, and goes when it is told to', async () => {
    const browser = await subscribe(ada.cookie, undefined, 'One')
    await Promise.all(Array.from({ length: 5 }, () => subscribe(ada.cookie, browser, 'Two')))
    expect((await devices(ada.cookie)).map(({ userAgent }) => userAgent)).toEqual(['Two'])
    // The browser has let go of the old address and has another.
    await subscribe(ada.cookie, undefined, 'Three')
    expect((await devices(ada.cookie)).map(({ userAgent }) => userAgent)).toEqual(['Three'])
    const other = await app.open(ada.user.id)
    await subscribe(other, undefined, 'Four')
    expect((await devices(ada.cookie)).map(({ isHere }) => isHere)).toEqual([true, false])
    const [, there] = await devices(ada.cookie)
    await app.call('DELETE', `/push-subscriptions/${there!.id}`, { as: ada.cookie })
    expect((await devices(ada.cookie)).map(({ userAgent }) => userAgent)).toEqual(['Three'])
    for (let time = 0; time < 2; time += 1) {
      const gone = await app.call('DELETE', '/push-subscriptions', { as: ada.cookie })
      expect(gone.status).toBe(200)
    }
    expect(await devices(ada.cookie)).toEqual([])
  })

  it('ends with its login: signed out there, ended from elsewhere, over in time', async () => {
    const logins = await Promise.all([1, 2, 3].map(() => app.open(ada.user.id)))
    for (const login of logins) await subscribe(login)
    expect(await devices(ada.cookie)).toHaveLength(3)
    await app.call('POST', '/users/logout', { as: logins[0] })
    expect(await devices(ada.cookie)).toHaveLength(2)
    await app.sql(
      `update users_sessions set expires_at = now() - interval '1 minute' where id =
         (select session_id from push_subscriptions where user_id = $1 order by created_at limit 1)`,
      [ada.user.id],
    )
    const { forgetOldSessions } =
      await import('@/collections/users/operations/sessions/forgetOldSessions')
    await forgetOldSessions({ payload: app.payload })
    expect(await devices(ada.cookie)).toHaveLength(1)
    await app.sql(
      `delete from users_sessions where id in
         (select session_id from push_subscriptions where user_id = $1)`,
      [ada.user.id],
    )
    expect(await devices(ada.cookie)).toEqual([])
  })

  it('is one of ten at most: one more takes the place of the one unused for longest', async () => {
    for (let index = 1; index <= 12; index += 1) {
      await subscribe(await app.open(ada.user.id), undefined, `Browser ${String(index)}`)
    }
    const names = (await devices(ada.cookie)).map(({ userAgent }) => userAgent)
    expect(names).toHaveLength(10)
    expect(names).not.toContain('Browser 1')
    expect(names).not.toContain('Browser 2')
  })

  it('with an address that we do not call, or keys that are none, is refused with the field', async () => {
    const { subscription } = service.browser(key)
    const { keys, endpoint } = subscription
    for (const bad of [
      'http://push.example.org/x',
      'https://push.example.org:8443/x',
      'https://user:secret@push.example.org/x',
      'https://10.0.0.1/x',
      'https://169.254.169.254/latest/meta-data',
      'https://[fd00::1]/x',
      'https://[::ffff:10.0.0.1]/x',
      'https://0x0a000001/x',
      'https://intranet/x',
      'ftp://push.example.org/x',
      'nothing',
    ]) {
      const { status, body } = await add(ada.cookie, { endpoint: bad, keys })
      expect([bad, status, body.error?.field]).toEqual([bad, 400, 'endpoint'])
    }
    for (const [field, value] of [
      ['p256dh', Buffer.alloc(65, 4).toString('base64url')],
      ['p256dh', 'AAAA'],
      ['auth', 'AAAA'],
    ] as const) {
      const { status, body } = await add(ada.cookie, {
        endpoint,
        keys: { ...keys, [field]: value },
      })
      expect([status, body.error.field]).toEqual([400, `keys.${field}`])
    }
    expect((await add(ada.cookie, { endpoint })).status).toBe(400)
    expect((await add(ada.cookie, { endpoint: 'x'.repeat(3000), keys })).status).toBe(400)
    expect((await add(undefined, subscription)).status).toBe(401)
    expect((await app.call('GET', '/push-key')).status).toBe(401)
  })

  it('is offered by installations that have a key, and by no other', async () => {
    const { env } = await import('@/kernel/env')
    const settings = env()
    const held = settings.VAPID_PRIVATE_KEY
    const path = `/c/${place.slug}/notification-preferences`
    const channels = async () => (await app.call('GET', path, { as: ada.cookie })).body.channels
    expect(await channels()).toContain('push')
    settings.VAPID_PRIVATE_KEY = undefined
    try {
      expect(await channels()).not.toContain('push')
      expect((await app.call('GET', '/push-key', { as: ada.cookie })).status).toBe(404)
      expect((await add(ada.cookie, service.browser(key).subscription)).status).toBe(404)
    } finally {
      settings.VAPID_PRIVATE_KEY = held
    }
  })
})

describe('a locked telephone', () => {
  let manager: Person

  /** Of each kind one that is full of private words, and for whom it is. */
  const scenes: Record<string, () => Promise<{ one: object; reader: Person }>> = {
    'package.received': async () => {
      const { id } = await make.parcel(place.id, unit.id, {
        carrier: 'other',
        carrierName: 'Opal Couriers',
      })
      return { one: event('package.received', { packageId: id, unitId: unit.id }), reader: ada }
    },
    'package.reminder': async () => {
      const { id } = await make.parcel(place.id, unit.id, {
        carrier: 'other',
        carrierName: 'Opal Couriers',
      })
      await app.sql(
        'insert into package_reminders (package_id, day, community_id) values ($1, 1, $2)',
        [id, place.id],
      )
      const data = { unitId: unit.id, recipientId: null, packageIds: [id] }
      return { one: event('package.reminded', data), reader: ada }
    },
    'package.collected-by-proxy': async () => {
      const [proxyId, handoverId] = [uuidv7(), uuidv7()]
      const { id } = await make.parcel(place.id, unit.id)
      await app.sql(
        `insert into package_proxies
           (id, community_id, unit_id, person_id, name, token_hash, is_single, expires_at)
         values ($1, $2, $3, $4, 'Quentin Quartz', $5, true, now() + interval '1 day')`,
        [proxyId, place.id, unit.id, ada.user.id, proxyId],
      )
      await app.sql(
        `insert into package_handovers (id, community_id, unit_id, collector_kind, collector_name,
           proxy_id, method, signature)
         values ($1, $2, $3, 'proxy', 'Quentin Quartz', $4, 'qr', 'paper')`,
        [handoverId, place.id, unit.id, proxyId],
      )
      await app.sql(
        `insert into package_handover_items (handover_id, package_id, community_id)
         values ($1, $2, $3)`,
        [handoverId, id, place.id],
      )
      return { one: event('package.proxy-collected', { handoverId, proxyId }), reader: ada }
    },
    'package.signature-doubted': async () => {
      const handoverId = uuidv7()
      const { id } = await make.parcel(place.id, unit.id)
      await app.sql(
        `insert into package_handovers (id, community_id, unit_id, by_id, collector_kind,
           collector_name, method, signature)
         values ($1, $2, $3, $4, 'other', 'Quentin Quartz', 'unit', 'paper')`,
        [handoverId, place.id, unit.id, ada.user.id],
      )
      await app.sql(
        `insert into package_handover_items (handover_id, package_id, community_id)
         values ($1, $2, $3)`,
        [handoverId, id, place.id],
      )
      const data = { handoverId, packageId: id }
      return { one: event('package.hand-over-doubted', data), reader: manager }
    },
    'visit.arrived': async () => ({
      one: event('visit.arrived', { visitId: await visited(), hostId: ada.user.id }),
      reader: ada,
    }),
    'visit.overstayed': async () => ({
      one: event('visit.overstayed', { visitId: await visited('overstayed'), hostId: ada.user.id }),
      reader: ada,
    }),
    'visit.overstayed-gate': async () => ({
      one: event('visit.overstayed', { visitId: await visited('overstayed'), hostId: ada.user.id }),
      reader: manager,
    }),
    'visit.overstays-still': async () => ({
      one: event('visit.overstays-still', {
        visitId: await visited('overstayed'),
        hostId: ada.user.id,
      }),
      reader: manager,
    }),
    'gate-ask.opened': async () => {
      const visitId = await visited('waiting')
      await app.sql(
        `insert into gate_asks (visit_id, community_id, unit_id, by_id, at, asked_at)
         values ($1, $2, $3, $4, now(), now())`,
        [visitId, place.id, unit.id, ada.user.id],
      )
      return { one: event('gate-ask.opened', { visitId }), reader: ada }
    },
    'gate-hold.opened': async () => {
      const [holdId, entry] = [uuidv7(), uuidv7()]
      await app.sql(
        `insert into block_entries (id, community_id, name, reason)
         values ($1, $2, 'Quentin Quartz', 'Garnet')`,
        [entry, place.id],
      )
      await app.sql(
        `insert into gate_holds (id, community_id, visit_id, entry_id, by_id)
         values ($1, $2, $3, $4, $5)`,
        [holdId, place.id, await visited(), entry, ada.user.id],
      )
      return { one: event('gate-hold.opened', { holdId }), reader: manager }
    },
    'platform-access.opened': async () => {
      const visitor = await make.user({ name: 'Quentin Quartz' })
      const entry = await make.membership(place.id, visitor.id, 'manager', {
        grantReason: 'Looking for the garnet leak',
      })
      return {
        one: event('platform-access.opened', { membershipId: entry.id }),
        reader: manager,
      }
    },
    'join-request.waiting': async () => {
      const asker = await make.user({ name: 'Quentin Quartz' })
      const id = uuidv7()
      await app.sql(
        `insert into join_requests (id, community_id, person_id, name, email, unit_text, role, message)
         values ($1, $2, $3, 'Quentin Quartz', 'quartz@example.org', 'Topas 4711', 'owner', 'Garnet')`,
        [id, place.id, asker.id],
      )
      return {
        one: event('join-request.waiting', { requestId: id, personId: asker.id }),
        reader: manager,
      }
    },
    'invitation.waiting': async () => ({
      one: event('invitation.waiting', {
        invitationId: await invited('waiting'),
        askerId: ada.user.id,
      }),
      reader: manager,
    }),
    'invitation.decided': async () => ({
      one: event('invitation.decided', {
        invitationId: await invited('declined'),
        askerId: ada.user.id,
      }),
      reader: ada,
    }),
  }
  /** Somebody who came to Ada. */
  const visited = async (state = 'inside') => {
    const [visitor, invitation, id] = [uuidv7(), uuidv7(), uuidv7()]
    await app.sql(
      `insert into visitors (id, community_id, host_id, name, last_invited_at)
       values ($1, $2, $3, 'Quentin Quartz', now())`,
      [visitor, place.id, ada.user.id],
    )
    await app.sql(
      `insert into invitations (id, community_id, name, visitor_id, host_id, unit_id, starts_at)
       values ($1, $2, 'Quentin Quartz', $3, $4, $5, now())`,
      [invitation, place.id, visitor, ada.user.id, unit.id],
    )
    await app.sql(
      `insert into visits (id, community_id, name, invitation_id, host_id, unit_id, state, opens_at,
         closes_at, entered_at, overstays_at)
       values ($1, $2, 'Quentin Quartz', $3, $4, $5, $6, now(), now() + interval '1 hour', now(),
         now())`,
      [id, place.id, invitation, ada.user.id, unit.id, state],
    )
    return id
  }
  const invited = async (status: string) => {
    const id = uuidv7()
    await app.sql(
      `insert into membership_invitations (id, community_id, name, unit_id, role, email, locale,
         channel, status, origin, delivery, expires_at, edition, token_hash, code_hash,
         invited_by_id, reason)
       values ($1, $2, 'Quentin Quartz', $3, 'household', $8, 'en', 'email', $4,
         'household', 'waiting', now() + interval '1 day', 1, $5, $6, $7, 'Garnet')`,
      [id, place.id, unit.id, status, uuidv7(), uuidv7(), ada.user.id, `quartz-${id}@example.org`],
    )
    return id
  }
  /** Kinds without words of their own for a locked screen: it has their group's line, always the same. */
  const NEUTRAL = [
    'announcement.mentioned',
    'announcement.published',
    'announcement.replied',
    'announcement.to-confirm',
    'content.reported',
    'document.due',
    'document.published',
    'document.to-confirm',
    'gate-codes.stopped',
    'message.asked',
    'message.sent',
    'rules.published',
  ]
  const PRIVATE = /quartz|garnet|opal|topas|4711|aardvark|@|DHL/i

  it('is thought of for every kind that is declared', () => {
    const declared = app.manifest.modules
      .flatMap(({ notifications }) => notifications ?? [])
      .map(({ kind }) => kind)
    // Whoever declares a kind adds a scene of it above, with private words in all that it may say.
    expect([...Object.keys(scenes), ...NEUTRAL].toSorted()).toEqual(declared.toSorted())
  })

  it.each(Object.keys(scenes))('shows nothing private of %s, in either language', async (kind) => {
    manager = await make.person(place.id, 'manager')
    await app.sql(
      `update memberships set lives_there = true where user_id = $1 and community_id = $2`,
      [ada.user.id, place.id],
    )
    for (const locale of ['en', 'fr']) {
      const { one, reader } = await scenes[kind]!()
      await app.sql('update users set locale = $2 where id = $1', [reader.user.id, locale])
      const browser = await subscribe(await app.open(reader.user.id))
      await handle(one)
      await app.sql('delete from notice_throttles where user_id = $1', [reader.user.id])
      await deliverPush()
      const [payload] = payloadsOf(browser)
      expect(payload).toMatchObject({ title: 'Maple Court', lang: locale })
      expect(payload!['body']!.length).toBeGreaterThan(10)
      expect(JSON.stringify(payload)).not.toMatch(PRIVATE)
      const [notice] = await app.sql<{ title: string; body: string }>(
        'select title, body from notices where recipient_id = $1 order by created_at desc limit 1',
        [reader.user.id],
      )
      // Proof that there was something to hide.
      expect(`${notice!.title} ${notice!.body}`).toMatch(PRIVATE)
      await app.sql('delete from push_subscriptions where user_id = $1', [reader.user.id])
    }
  })
})
