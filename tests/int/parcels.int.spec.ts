import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, PNG, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let foreignUnit: Unit
let concierge: Person
let manager: Person
let owner: Person

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id)
  foreignUnit = await make.unit(other.id)
  concierge = await make.person(place.id, 'concierge')
  manager = await make.person(place.id, 'manager')
  owner = await make.person(place.id, 'owner', { unit: unit.id })
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const post = (path: string, body: unknown, as = concierge.cookie, headers = {}) =>
  app.call('POST', `/c/${place.slug}/packages${path}`, { as, body, headers })
const log = async (data: object = {}): Promise<{ id: string; pickupCode: string }> => {
  const { status, body } = await post('', { unit: unit.id, carrier: 'dhl', ...data })
  expect([status, body.error]).toEqual([201, undefined])
  return body
}
const release = (id: string, collectorName = 'Ada') =>
  post(`/${id}/release`, {
    collectorKind: 'other',
    collectorName,
    method: 'code',
    signature: 'paper',
  })
const traces = async () => {
  const [row] = await app.sql(`select
    (select count(*) from packages)::int as parcels,
    (select count(*) from package_events)::int as steps,
    (select count(*) from audit_entries)::int as audits,
    (select count(*) from media)::int as photos,
    (select count(*) from pgboss.job where name = 'events')::int as events`)
  return row
}
const timeline = (id: string) =>
  app.sql<{ kind: string; note: string | null }>(
    'select kind, note from package_events where package_id = $1 order by at',
    [id],
  )

describe('a parcel', () => {
  it('is logged, shown to the unit, released by its code, and in the timeline', async () => {
    const { id, pickupCode } = await log({ trackingNumber: 'JD 014', shelf: 'A1' })
    const mine = await app.call('GET', `/c/${place.slug}/my/packages`, { as: owner.cookie })
    expect(mine.body.packages).toContainEqual(
      expect.objectContaining({ id, pickupCode, status: 'received', shelf: 'A1' }),
    )
    const typed = `${pickupCode.slice(0, 4).toLowerCase()}-${pickupCode.slice(4)}`
    const found = await app.call('GET', `/c/${place.slug}/packages/by-code/${typed}`, {
      as: concierge.cookie,
    })
    expect(found.body.package.id).toBe(id)
    const { status, body } = await release(id, 'Ada Lovelace')
    expect([status, body]).toEqual([200, { id, status: 'collected' }])
    expect(await timeline(id)).toEqual([
      { kind: 'received', note: null },
      { kind: 'collected', note: 'Ada Lovelace' },
    ])
    const audits = await app.sql(
      'select action, actor_id from audit_entries where subject_id = $1 order by at',
      [id],
    )
    expect(audits).toEqual([
      { action: 'package.received', actor_id: concierge.user.id },
      { action: 'package.collected', actor_id: concierge.user.id },
    ])
  })

  it('of 40 releases at once has one winner and 39 clear refusals', async () => {
    const { id } = await log()
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => release(id, `Collector ${String(index)}`)),
    )
    const won = answers.filter(({ status }) => status === 200)
    const lost = answers.filter(({ status }) => status !== 200)
    expect([won.length, lost.length]).toEqual([1, 39])
    for (const { status, body } of lost) {
      expect([status, body.error.code]).toEqual([409, 'packages.already-collected'])
      expect(body.error.message).not.toBe('packages.already-collected')
    }
    expect(await timeline(id)).toHaveLength(2)
  }, 60_000)

  it('that went out by mistake comes back within ten minutes, with a trace', async () => {
    const { id } = await log()
    await release(id, 'The wrong person')
    const { status, body } = await post(`/${id}/undo`, {})
    expect([status, body]).toEqual([200, { id, status: 'received' }])
    expect(await timeline(id)).toEqual([
      { kind: 'received', note: null },
      { kind: 'collected', note: 'The wrong person' },
      { kind: 'reopened', note: 'The wrong person' },
    ])
    expect((await post(`/${id}/undo`, {})).body.error.code).toBe('packages.not-closed')
    expect((await release(id, 'The right person')).status).toBe(200)
    await app.sql("update packages set closed_at = now() - interval '11 minutes' where id = $1", [
      id,
    ])
    const late = await post(`/${id}/undo`, {})
    expect([late.status, late.body.error.code]).toEqual([409, 'packages.undo-too-late'])
  })

  it('that was returned, sent on or lost cannot be released', async () => {
    for (const outcome of ['returned', 'forwarded', 'lost'] as const) {
      const { id } = await log()
      const closed = await post(
        `/${id}/close`,
        { reason: outcome, note: 'Nobody came' },
        manager.cookie,
      )
      expect(closed.status).toBe(200)
      const { status, body } = await release(id)
      expect([status, body.error.code]).toEqual([409, `packages.already-${outcome}`])
    }
  })

  it('has a code that works once', async () => {
    const { id, pickupCode } = await log()
    await release(id)
    const { body } = await app.call('GET', `/c/${place.slug}/packages/by-code/${pickupCode}`, {
      as: concierge.cookie,
    })
    expect(body.package.status).toBe('collected')
    expect((await release(id)).status).toBe(409)
  })

  it('of another community is not there', async () => {
    const parcel = await make.parcel(other.id, foreignUnit.id)
    expect((await release(parcel.id)).status).toBe(404)
    const { status } = await app.call(
      'GET',
      `/c/${place.slug}/packages/by-code/${parcel.pickupCode!}`,
      { as: concierge.cookie },
    )
    expect(status).toBe(404)
    expect((await app.past.findByID({ collection: 'packages', id: parcel.id })).status).toBe(
      'received',
    )
  })

  it('can be for a unit without any account', async () => {
    const empty = await make.unit(place.id)
    const { id } = await log({ unit: empty.id, recipientName: 'Occupant' })
    expect((await release(id)).status).toBe(200)
  })
})

describe('bad input', () => {
  const refusedAs = async (data: object, status: number, code: string, field?: string) => {
    const before = await traces()
    const answer = await post('', { unit: unit.id, carrier: 'dhl', ...data })
    expect([answer.status, answer.body.error?.code, answer.body.error?.field]).toEqual([
      status,
      code,
      field,
    ])
    expect(await traces()).toEqual(before)
  }

  it('names the field, and leaves nothing half done', async () => {
    await refusedAs(
      { trackingNumber: 'x'.repeat(61) },
      400,
      'validation.too-long',
      'trackingNumber',
    )
    await refusedAs({ carrier: 'pigeon' }, 400, 'validation.invalid', 'carrier')
    await refusedAs({ carrier: 'other' }, 400, 'validation.required', 'carrierName')
    await refusedAs({ unit: 'here' }, 400, 'validation.invalid', 'unit')
    await refusedAs({ unit: undefined }, 400, 'validation.required', 'unit')
  })

  it('refuses a unit and a recipient of another community', async () => {
    const stranger = await make.person(other.id, 'owner', { unit: foreignUnit.id })
    for (const data of [{ unit: foreignUnit.id }, { recipient: stranger.membership!.id }]) {
      const before = await traces()
      const { status, body } = await post('', { unit: unit.id, carrier: 'dhl', ...data })
      expect([status, body.error.field]).toEqual([400, Object.keys(data)[0]])
      expect(await traces()).toEqual(before)
    }
  })

  it('keeps a script in the carrier’s name as the text that it is', async () => {
    const carrierName = '<script>alert(1)</script>'
    const { id } = await log({ carrier: 'other', carrierName })
    const stored = await app.past.findByID({ collection: 'packages', id })
    expect(stored.carrierName).toBe(carrierName)
    const { renderEmail } = await import('@/kernel/email/render')
    const { packageReceivedEmail } =
      await import('@/collections/packages/emails/PackageReceivedEmail')
    const { translatorFor } = await import('@/kernel/i18n/translate')
    const { identity } = await import('@/kernel/identity')
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const req = await communityRequest(app.payload, place.id, 'a test')
    const community = (await identity().communityById(req, place.id))!
    const { html } = await renderEmail(
      packageReceivedEmail({
        locale: 'en',
        t: translatorFor({ locale: 'en', namespace: 'packages' }),
        community,
        name: 'Ada',
        kind: 'parcel',
        item: `A parcel from ${carrierName}`,
        unit: '1',
        code: 'ABCD-EFGH',
        href: 'http://localhost:3000/',
      }).body,
    )
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toContain('<script>')
  })

  it('refuses 10 MB before it is read to the end', async () => {
    const before = await traces()
    const { status, body } = await post('', JSON.stringify({ notes: 'x'.repeat(10_000_000) }))
    expect([status, body.error.code]).toEqual([413, 'validation.body-too-large'])
    expect(await traces()).toEqual(before)
  })

  it('refuses text that is no JSON, and JSON of another type', async () => {
    expect((await post('', '{"unit":')).body.error.code).toBe('validation.not-readable')
    const form = await post('', 'a', concierge.cookie, { 'content-type': 'text/plain' })
    expect([form.status, form.body.error.code]).toEqual([415, 'validation.content-type'])
  })
})

describe('a photo', () => {
  const requestOf = async (person: Person) => {
    const { createLocalReq } = await import('payload')
    const { user } = await app.payload.auth({
      headers: new Headers({ cookie: person.cookie, origin: 'http://localhost:3000' }),
    })
    return createLocalReq({ user: user! }, app.payload)
  }
  const logWith = async (bytes: Uint8Array, input: object = {}) => {
    const { logPackage } = await import('@/collections/packages/operations/logPackage')
    return logPackage({
      req: await requestOf(concierge),
      community: place.id,
      input: { unit: unit.id, carrier: 'dhl', ...input },
      photo: { bytes, name: 'label.png' },
    })
  }

  it('goes with the parcel, and only those who see the parcel see it', async () => {
    const { id } = await logWith(PNG)
    const { photo } = await app.past.findByID({ collection: 'packages', id, depth: 1 })
    const { filename } = photo as { filename: string }
    const get = (as?: string) => app.call('GET', `/media/file/${filename}`, { as })
    const neighbour = await make.person(place.id, 'owner', {
      unit: (await make.unit(place.id)).id,
    })
    const stranger = await make.person(other.id, 'manager')
    for (const person of [owner, concierge]) {
      const { status, headers } = await get(person.cookie)
      expect([status, headers.get('content-type')]).toEqual([200, 'image/webp'])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
    for (const as of [neighbour.cookie, stranger.cookie]) {
      const { status, body } = await get(as)
      expect([status, body.error.code]).toEqual([404, 'not-found'])
    }
    expect((await get()).status).toBe(401)
  })

  it('is taken in with its parcel by the desk of the community alone, whoever asks the operation', async () => {
    const { logPackage } = await import('@/collections/packages/operations/logPackage')
    const elsewhere = await make.person(other.id, 'concierge')
    for (const person of [owner, elsewhere]) {
      const before = await traces()
      const logged = logPackage({
        req: await requestOf(person),
        community: place.id,
        input: { unit: unit.id, carrier: 'dhl' },
      })
      await expect(logged).rejects.toMatchObject({ code: 'access.denied' })
      expect(await traces()).toEqual(before)
    }
  })

  it('that is none, or is too large, refuses the whole parcel', async () => {
    const before = await traces()
    await expect(logWith(Buffer.from('<svg/>'))).rejects.toMatchObject({
      code: 'files.not-an-image',
    })
    await expect(logWith(new Uint8Array(10_000_000))).rejects.toMatchObject({
      code: 'files.too-large',
    })
    expect(await traces()).toEqual(before)
  })

  it('is rolled back with its parcel', async () => {
    const before = await traces()
    await expect(logWith(PNG, { recipient: foreignUnit.id })).rejects.toThrow()
    expect(await traces()).toEqual(before)
    await logWith(PNG)
    expect((await traces())!['photos']).toBe((before!['photos'] as number) + 1)
  })
})

describe('an Idempotency-Key', () => {
  const send = (key: string, body: object) =>
    post('', { unit: unit.id, carrier: 'dhl', ...body }, concierge.cookie, {
      'idempotency-key': key,
    })

  it('gives the first answer again, once for 20 at the same time', async () => {
    const before = (await traces())!['parcels'] as number
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('same-key-0001', { shelf: 'B' })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    const again = await send('same-key-0001', { shelf: 'B' })
    expect(again.body).toEqual(answers[0]!.body)
    expect((await traces())!['parcels']).toBe(before + 1)
  }, 60_000)

  it('refuses another body, and a key that is none', async () => {
    await send('other-body-01', { shelf: 'A' })
    const { status, body } = await send('other-body-01', { shelf: 'B' })
    expect([status, body.error.code]).toEqual([422, 'idempotency.key-reused'])
    expect((await send('x', {})).body.error.code).toBe('idempotency.bad-key')
  })

  it('belongs to a person and to one address', async () => {
    const first = await send('mine-only-0001', {})
    const colleague = await make.person(place.id, 'guard')
    const theirs = await post('', { unit: unit.id, carrier: 'dhl' }, colleague.cookie, {
      'idempotency-key': 'mine-only-0001',
    })
    expect(theirs.status).toBe(201)
    expect(theirs.body.id).not.toBe(first.body.id)
    const twin = await log()
    for (const { id, status } of [
      { id: first.body.id, status: 200 },
      { id: twin.id, status: 200 },
    ]) {
      const body = { collectorKind: 'other', collectorName: 'Ada', signature: 'paper' }
      const key = { 'idempotency-key': `release-${id.slice(-12)}` }
      expect((await post(`/${id}/release`, body, concierge.cookie, key)).status).toBe(status)
    }
  })

  it('does not answer for another parcel', async () => {
    const [one, two] = [await log(), await log()]
    const body = { collectorKind: 'other', collectorName: 'Ada', signature: 'paper' }
    const key = { 'idempotency-key': 'one-key-two-parcels' }
    await post(`/${one.id}/release`, body, concierge.cookie, key)
    const second = await post(`/${two.id}/release`, body, concierge.cookie, key)
    // A stored answer about the first parcel would look like a hand-over of the second.
    expect([second.status, second.body.error?.code]).toEqual([422, 'idempotency.key-reused'])
  })

  it('of a request that failed can be used again', async () => {
    const failed = await send('second-try-01', { carrier: 'other', carrierName: ' ' })
    expect(failed.status).toBe(400)
    expect((await send('second-try-01', { shelf: 'C' })).status).toBe(201)
  })
})
