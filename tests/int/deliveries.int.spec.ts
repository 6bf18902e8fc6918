import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import type { AnyNotificationKind } from '@/kernel/notifications/kind'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { startHttpSink, startMailSink, type HttpSink, type MailSink } from '../helpers/sinks'

let app: App
let make: Builders
let mail: MailSink
let screens: HttpSink
let place: Community
let unit: Unit
let resident: Person
let concierge: Person
let manager: Person

beforeAll(async () => {
  mail = await startMailSink()
  screens = await startHttpSink()
  app = await startApp({ SMTP_URL: mail.url, PUSHER_PORT: String(screens.port) })
  make = buildersFor(app)
  place = await make.community()
  concierge = await make.person(place.id, 'concierge')
  manager = await make.person(place.id, 'manager')
}, 60_000)
afterAll(async () => {
  await app.stop()
  await mail.stop()
  await screens.stop()
})
beforeEach(async () => {
  mail.decide = undefined
  mail.mails.length = 0
  screens.answer.status = 200
  unit = await make.unit(place.id)
  resident = await make.person(place.id, 'owner', { unit: unit.id })
})

/** Logs a parcel and takes the event from the queue, as a worker would. */
const logged = async (): Promise<{ id: string; event: Record<string, unknown> }> => {
  const { body } = await app.call('POST', `/c/${place.slug}/packages`, {
    as: concierge.cookie,
    body: { unit: unit.id, carrier: 'ups' },
  })
  const [job] = await app.sql<{ data: Record<string, unknown> }>(
    `select data from pgboss.job where data->'data'->>'packageId' = $1`,
    [body.id],
  )
  return { id: body.id, event: job!.data }
}
const handle = async (event: unknown) => {
  const { handleEvent } = await import('@/kernel/events/handle')
  await handleEvent(app.payload, app.manifest, event)
}
const rowsOf = (parcel: string) =>
  app.sql<{ id: string; state: string; reason: string | null; recipient_id: string }>(
    `select id, state, reason, recipient_id from deliveries
     where data->>'packageId' = $1 and channel = 'email'`,
    [parcel],
  )
const deliver = async (deliveryId: string, isLastTry = false) => {
  const { deliver: deliverOver } = await import('@/kernel/notifications/deliver')
  const kinds = new Map<string, AnyNotificationKind>(
    app.manifest.modules
      .flatMap(({ notifications }) => notifications ?? [])
      .map((k) => [k.kind, k]),
  )
  await deliverOver(app.payload, kinds, 'email', { deliveryId }, { isLastTry })
}
const planned = async () => {
  const { id, event } = await logged()
  await handle(event)
  const [row] = await rowsOf(id)
  return { parcel: id, delivery: row!.id, event }
}
const outcome = async (parcel: string) => {
  const [row] = await rowsOf(parcel)
  return [row!.state, row!.reason]
}

describe('an event', () => {
  it('that is handled twice tells everybody once', async () => {
    const { parcel, event } = await planned()
    await handle(event)
    expect(await rowsOf(parcel)).toHaveLength(1)
    const jobs = await app.sql(
      `select 1 from pgboss.job where name = 'deliver-email' and data->>'deliveryId' = $1`,
      [(await rowsOf(parcel))[0]!.id],
    )
    expect(jobs).toHaveLength(1)
  })

  it('tells nobody who has moved out meanwhile', async () => {
    const { id, event } = await logged()
    await app.sql('update memberships set valid_to = now() where id = $1', [
      resident.membership!.id,
    ])
    await handle(event)
    expect(await rowsOf(id)).toEqual([])
  })

  it('still reaches people when no screen can be told, and says so', async () => {
    const { id, event } = await logged()
    screens.answer.status = 500
    await expect(handle(event)).rejects.toThrow()
    expect(await rowsOf(id)).toHaveLength(1)
  })
})

describe('a delivery', () => {
  it('is sent once, however often its job runs', async () => {
    const { parcel, delivery } = await planned()
    await deliver(delivery)
    await deliver(delivery)
    expect(await outcome(parcel)).toEqual(['sent', null])
    expect(mail.mails).toHaveLength(1)
  })

  it('is held back from a person who lost the right to it', async () => {
    const { parcel, delivery } = await planned()
    await app.sql("update memberships set status = 'suspended' where id = $1", [
      resident.membership!.id,
    ])
    await deliver(delivery)
    expect(await outcome(parcel)).toEqual(['suppressed', 'no-longer-entitled'])
    expect(mail.mails).toEqual([])
  })

  it('says nothing of a parcel that was collected meanwhile', async () => {
    const { parcel, delivery } = await planned()
    await app.call('POST', `/c/${place.slug}/packages/${parcel}/release`, {
      as: concierge.cookie,
      body: { collectorKind: 'other', collectorName: 'Ada', signature: 'paper' },
    })
    await deliver(delivery)
    expect(await outcome(parcel)).toEqual(['suppressed', 'nothing-to-say'])
    expect(mail.mails).toEqual([])
  })

  it('that the receiver refuses for good fails, and is not tried again', async () => {
    const { parcel, delivery } = await planned()
    mail.decide = () => Promise.reject(Object.assign(new Error('no'), { responseCode: 550 }))
    await deliver(delivery)
    expect(await outcome(parcel)).toEqual(['failed', 'SMTP 550'])
    const tries = mail.tries()
    await deliver(delivery)
    expect(mail.tries()).toBe(tries)
  })

  it('that fails for now is tried again, and in the end says why it failed', async () => {
    const { parcel, delivery } = await planned()
    mail.decide = () => Promise.reject(Object.assign(new Error('later'), { responseCode: 451 }))
    await expect(deliver(delivery)).rejects.toThrow()
    expect((await outcome(parcel))[0]).toBe('sending')
    await expect(deliver(delivery, true)).rejects.toThrow()
    expect(await outcome(parcel)).toEqual(['failed', expect.stringContaining('later')])
  })
})

describe('failed jobs', () => {
  const fail = async (delivery: string) => {
    const rows = await app.sql<{ id: string }>(
      `update pgboss.job set state = 'failed', completed_on = now(), retry_count = 8,
         output = '{"message":"SMTP 451"}'
       where name = 'deliver-email' and data->>'deliveryId' = $1 returning id`,
      [delivery],
    )
    await app.sql("update deliveries set state = 'failed' where id = $1", [delivery])
    return rows[0]!.id
  }
  const list = async (as: string) => {
    const { status, body } = await app.call('GET', '/jobs/failed', { as })
    return status === 200 ? body.jobs.map(({ id }: { id: string }) => id) : status
  }

  it('are seen and retried by the own manager, and are not there for others', async () => {
    const { parcel, delivery } = await planned()
    const job = await fail(delivery)
    const elsewhere = await make.community()
    const stranger = await make.person(elsewhere.id, 'manager')
    const operator = await make.operator()
    expect(await list(manager.cookie)).toContain(job)
    expect(await list(operator.cookie)).toContain(job)
    expect(await list(stranger.cookie)).not.toContain(job)
    for (const person of [concierge, resident]) expect(await list(person.cookie)).toBe(403)

    const retry = (as: string) => app.call('POST', `/jobs/${job}/retry`, { as, body: {} })
    expect((await retry(stranger.cookie)).status).toBe(404)
    expect((await retry(concierge.cookie)).status).toBe(403)
    expect((await retry(manager.cookie)).status).toBe(200)
    expect((await retry(manager.cookie)).status).toBe(404)
    const [row] = await app.sql('select state, retry_count from pgboss.job where id = $1', [job])
    expect(row).toEqual({ state: 'retry', retry_count: 0 })
    expect((await outcome(parcel))[0]).toBe('queued')
  })
})

describe('the realtime endpoint', () => {
  const ask = (as: string | undefined, channels: string[]) =>
    app.call('POST', '/realtime/auth', {
      as,
      body: { socket_id: '123.456', channel_names: channels },
    })

  it('signs what the person may hear, and refuses the rest one by one', async () => {
    const elsewhere = await make.community()
    const own = `private-user-${resident.user.id}`
    const community = `private-community-${place.id}`
    const refused = [
      `private-user-${concierge.user.id}`,
      `private-desk-${place.id}`,
      `private-community-${elsewhere.id}`,
      `private-desk-${elsewhere.id}`,
      `presence-community-${place.id}`,
      'private-encrypted-x',
      'public-x',
    ]
    const { status, body } = await ask(resident.cookie, [own, community, ...refused])
    expect(status).toBe(200)
    for (const name of [own, community]) {
      expect(body.channels[name]).toEqual({
        status: 200,
        auth: expect.stringMatching(/^test-key:[0-9a-f]{64}$/),
      })
    }
    for (const name of refused) expect([name, body.channels[name]]).toEqual([name, { status: 403 }])
    const desk = await ask(concierge.cookie, [`private-desk-${place.id}`])
    expect(desk.body.channels[`private-desk-${place.id}`].status).toBe(200)
  })

  it('forgets a membership with its end, and anonymous callers at once', async () => {
    const channel = `private-community-${place.id}`
    await app.sql('update memberships set valid_to = now() where id = $1', [
      resident.membership!.id,
    ])
    const { body } = await ask(resident.cookie, [channel])
    expect(body.channels[channel]).toEqual({ status: 403 })
    expect((await ask(undefined, [channel])).status).toBe(401)
  })

  it('refuses a socket id that is none, and more than 100 channels', async () => {
    const bad = await app.call('POST', '/realtime/auth', {
      as: resident.cookie,
      body: { socket_id: '1.2:evil', channel_names: ['private-user-x'] },
    })
    expect([bad.status, bad.body.error.field]).toEqual([400, 'socket_id'])
    const many = await ask(
      resident.cookie,
      Array.from({ length: 101 }, (_, index) => `private-x-${String(index)}`),
    )
    expect(many.status).toBe(400)
  })
})
