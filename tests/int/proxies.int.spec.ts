import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import sharp from 'sharp'
import { openProxyLink } from '@/collections/packages/operations/proxyLink'
import { proxyCollectedNotice } from '@/collections/packages/proxyNotification'
import { communityRequest } from '@/kernel/tenancy/system'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { uploadsTo } from '../helpers/files'

let app: App
let make: Builders
let place: Community
let unit: Unit
let concierge: Person
let owner: Person
let partner: Person
let neighbour: Person

const DAY_MS = 86_400_000
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '1' })
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court' })
  unit = await make.unit(place.id, { number: '402', building: 'B' })
  const next = await make.unit(place.id, { number: '403' })
  concierge = await make.person(place.id, 'concierge')
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya Natarajan' })
  partner = await make.person(place.id, 'household', { unit: unit.id, name: 'Arjun' })
  neighbour = await make.person(place.id, 'owner', { unit: next.id, name: 'Ben' })
}, 60_000)
afterAll(async () => {
  await app.stop()
})
beforeEach(async () => {
  await app.sql('delete from rate_limits')
  await app.sql("update packages set status = 'lost' where status = 'received'")
})

const waiting = async (many: number): Promise<string[]> => {
  const ids: string[] = []
  for (let n = 0; n < many; n += 1) ids.push((await make.parcel(place.id, unit.id)).id)
  return ids
}
const send = (data: object = {}, as = owner) =>
  app.call('POST', `/c/${place.slug}/my/proxies`, {
    as: as.cookie,
    body: { unit: unit.id, name: 'Robin Sent', ...data },
  })
const tokenOf = (link: string): string => new URL(link).pathname.split('/').at(-1)!
const linkFor = async (data: object = {}): Promise<{ id: string; token: string }> => {
  const { status, body } = await send(data)
  expect([status, body.error]).toEqual([201, undefined])
  return { id: body.id, token: tokenOf(body.link) }
}
const open = async (token: string, from = '198.51.100.7') =>
  openProxyLink(
    await createLocalReq(
      { req: { headers: new Headers({ 'x-forwarded-for': from }) } },
      app.payload,
    ),
    token,
  )
const codeOf = async (token: string): Promise<string> => {
  const link = await open(token)
  if (!link?.code) throw new Error('the link shows no code')
  return link.code.token
}
const whose = (code: string) =>
  app.call('POST', `/c/${place.slug}/desk/pickup`, { as: concierge.cookie, body: { code } })
const handOver = (parcels: string[], code: string, data: object = {}) =>
  app.call('POST', `/c/${place.slug}/handovers`, {
    as: concierge.cookie,
    body: {
      unit: unit.id,
      parcels,
      collectorKind: 'proxy',
      collectorName: 'Whoever they say',
      signature: 'paper',
      method: 'qr',
      code,
      ...data,
    },
  })
const undo = (parcel: string) =>
  app.call('POST', `/c/${place.slug}/packages/${parcel}/undo`, { as: concierge.cookie })
const revoke = (id: string, as = owner) =>
  app.call('POST', `/c/${place.slug}/my/proxies/${id}/revoke`, { as: as.cookie })
const mine = async (as = owner) => {
  const path = `/c/${place.slug}/my/proxies?unit=${unit.id}`
  const { body } = await app.call('GET', path, { as: as.cookie })
  return body.proxies.map(({ id }: { id: string }) => id) as string[]
}

describe('the link of somebody who was sent', () => {
  it('is kept as a digest, and shows the first name, the building, a number and the code alone', async () => {
    await waiting(2)
    const { id, token } = await linkFor()
    const kept = await app.sql('select * from package_proxies where id = $1', [id])
    expect(JSON.stringify(kept)).not.toContain(token)
    const link = await open(token)
    expect(Object.keys(link!).toSorted()).toEqual([
      'building',
      'code',
      'community',
      'expiresAt',
      'firstName',
      'items',
      'state',
    ])
    expect(link).toMatchObject({ state: 'open', building: 'B', firstName: 'Priya', items: 2 })
    expect(JSON.stringify(link)).not.toMatch(/Natarajan|402|@|Robin|DHL/i)
    expect(link!.code!.code).toMatch(/^\d{6}$/)
    expect((await open(token))!.code).toEqual(link!.code)
  })

  it('holds until the end of the third day after today, where nothing else is said', async () => {
    const { body } = await send()
    expect(body.expiresAt).toBe(`${dayIn(4)}T00:00:00.000Z`)
  })

  it('shows no code while nothing waits, once it is taken back, or over', async () => {
    const { id, token } = await linkFor()
    expect(await open(token)).toMatchObject({ state: 'open', items: 0, code: null })
    await waiting(1)
    const code = await codeOf(token)
    expect((await revoke(id)).status).toBe(200)
    expect(await open(token)).toMatchObject({ state: 'revoked', code: null })
    expect((await whose(code)).status).toBe(404)
    const late = await linkFor()
    const lateCode = await codeOf(late.token)
    await app.sql('update package_proxies set expires_at = now() where id = $1', [late.id])
    expect(await open(late.token)).toMatchObject({ state: 'over', code: null })
    expect((await whose(lateCode)).status).toBe(404)
  })

  it('opens nothing once who sent them has moved out', async () => {
    await waiting(1)
    const lodger = await make.person(place.id, 'household', { unit: unit.id })
    const { body } = await send({}, lodger)
    const token = tokenOf(body.link)
    expect(await open(token)).not.toBeNull()
    await app.sql("update memberships set valid_to = now() - interval '1 minute' where id = $1", [
      lodger.membership!.id,
    ])
    expect(await open(token)).toBeNull()
  })

  it('that is wrong counts for the network, and right ones do not', async () => {
    const { token } = await linkFor()
    for (let n = 0; n < 40; n += 1) expect(await open(token, '203.0.113.9')).not.toBeNull()
    for (let n = 0; n < 30; n += 1)
      expect(await open(`wrong-${String(n)}`, '203.0.113.9')).toBeNull()
    await expect(open('one more', '203.0.113.9')).rejects.toMatchObject({ code: 'rate-limited' })
    expect(await open(token, '203.0.114.9')).not.toBeNull()
  })

  it.each([
    ['validation.required', 'name', { name: ' ' }],
    ['packages.phone-invalid', 'phone', { phone: '12' }],
    ['packages.proxy-past', 'until', { until: dayIn(-1) }],
    ['packages.proxy-too-long', 'until', { until: dayIn(31) }],
    ['validation.invalid', 'until', { until: 'soon' }],
    ['packages.proxy-parcels', 'parcels', { parcels: ['0197a5b0-0000-7000-8000-000000000000'] }],
  ])('is refused with %s beside %s', async (code, field, data) => {
    const { status, body } = await send(data)
    expect([status, body.error.code, body.error.field]).toEqual([400, code, field])
    expect(body.error.message).toMatch(/\w/)
  })
})

describe('somebody who was sent, at the desk', () => {
  it('is whom the code names; the record has the name that the resident gave', async () => {
    const parcels = await waiting(2)
    const { id, token } = await linkFor()
    const code = await codeOf(token)
    const found = await whose(code)
    expect([found.status, found.body]).toMatchObject([
      200,
      { unit: unit.id, membership: null, proxy: id, name: 'Robin Sent', method: 'qr' },
    ])
    const { status, body } = await handOver(parcels, found.body.code)
    expect([status, body.collectorName]).toEqual([201, 'Robin Sent'])
    const [row] = await app.sql(
      'select collector_kind, collector_name, proxy_id from package_handovers where id = $1',
      [body.id],
    )
    expect(row).toEqual({ collector_kind: 'proxy', collector_name: 'Robin Sent', proxy_id: id })
    expect(await open(token)).toMatchObject({ state: 'used', code: null })
    expect(await mine()).not.toContain(id)
  })

  it('collects once: of 40 hand-overs at once with different parcels one gets through', async () => {
    const parcels = await waiting(40)
    const { token } = await linkFor()
    const code = await codeOf(token)
    const answers = await Promise.all(parcels.map((parcel) => handOver([parcel], code)))
    const won = answers.filter(({ status }) => status === 201)
    expect(won).toHaveLength(1)
    for (const { status, body } of answers.filter((answer) => !won.includes(answer))) {
      expect([status, body.error.code]).toEqual([409, 'packages.code-spent'])
    }
    const out = await app.sql(
      "select 1 from packages where id = any ($1::uuid[]) and status = 'collected'",
      [parcels],
    )
    expect(out).toHaveLength(1)
  }, 60_000)

  it('collects once even where the desk holds two codes of one link', async () => {
    const [one, two] = (await waiting(2)) as [string, string]
    const { id, token } = await linkFor()
    const code = await codeOf(token)
    expect((await handOver([one], code)).status).toBe(201)
    await app.sql(
      `insert into package_pickup_codes (unit_id, user_id, community_id, proxy_id, code, token)
       values ($1, $2, $3, $4, '123456', 'ABCDEFGHJKMNPQRS')`,
      [unit.id, owner.user.id, place.id, id],
    )
    const { status, body } = await handOver([two], '123456')
    expect([status, body.error.code]).toEqual([409, 'packages.proxy-over'])
  })

  it('collects again where all of the hand-over was taken back, with a new code', async () => {
    const [one, two] = (await waiting(2)) as [string, string]
    const { token } = await linkFor()
    const code = await codeOf(token)
    expect((await handOver([one, two], code)).status).toBe(201)
    expect((await undo(one)).status).toBe(200)
    // The other one is still out.
    expect(await open(token)).toMatchObject({ state: 'used', code: null })
    expect((await undo(two)).status).toBe(200)
    const again = await codeOf(token)
    expect(again).not.toBe(code)
    expect((await handOver([one, two], code)).body.error.code).toBe('packages.code-spent')
    expect((await handOver([one, two], again)).status).toBe(201)
    expect(await open(token)).toMatchObject({ state: 'used', code: null })
  })

  it('collects again whoever takes the last things back at once', async () => {
    const parcels = await waiting(12)
    const { token } = await linkFor()
    expect((await handOver(parcels, await codeOf(token))).status).toBe(201)
    const answers = await Promise.all(parcels.map(undo))
    expect(answers.map(({ status }) => status)).toEqual(parcels.map(() => 200))
    expect(await open(token)).toMatchObject({ state: 'open', items: 12 })
  })

  it('stays refused after a hand-over was taken back, where the right to collect was too', async () => {
    const [one] = (await waiting(1)) as [string]
    const { id, token } = await linkFor()
    expect((await handOver([one], await codeOf(token))).status).toBe(201)
    expect((await revoke(id)).status).toBe(200)
    expect((await undo(one)).status).toBe(200)
    expect(await open(token)).toMatchObject({ state: 'revoked', code: null })
  })

  it('collects nothing for somebody who has moved out meanwhile', async () => {
    const [one] = (await waiting(1)) as [string]
    const lodger = await make.person(place.id, 'household', { unit: unit.id })
    const { body } = await send({}, lodger)
    const code = await codeOf(tokenOf(body.link))
    await app.sql("update memberships set valid_to = now() - interval '1 minute' where id = $1", [
      lodger.membership!.id,
    ])
    expect((await whose(code)).status).toBe(404)
    const refused = await handOver([one], code)
    expect([refused.status, refused.body.error.code]).toEqual([409, 'packages.proxy-over'])
    expect(await mine()).not.toContain(body.id)
  })

  it('collects over the span with a new code each time', async () => {
    const [one, two] = (await waiting(2)) as [string, string]
    const { token } = await linkFor({ uses: 'span', until: dayIn(30) })
    const first = await codeOf(token)
    expect((await handOver([one], first)).status).toBe(201)
    const second = await codeOf(token)
    expect(second).not.toBe(first)
    const spent = await handOver([two], first)
    expect([spent.status, spent.body.error.code]).toEqual([409, 'packages.code-spent'])
    expect((await handOver([two], second)).status).toBe(201)
  })

  it('collects what was chosen, and nothing else', async () => {
    const [one, two] = (await waiting(2)) as [string, string]
    const { token } = await linkFor({ parcels: [one] })
    expect(await open(token)).toMatchObject({ items: 1 })
    const code = await codeOf(token)
    const { status, body } = await handOver([one, two], code)
    expect([status, body.error.code, body.error.field]).toEqual([
      400,
      'packages.not-for-proxy',
      'parcels',
    ])
    // It took nothing with it: the code is still good.
    expect((await handOver([one], code)).status).toBe(201)
  })

  it('is told of at once to who sent them, and to nobody else', async () => {
    const parcels = await waiting(2)
    const { token } = await linkFor()
    const { body } = await handOver(parcels, await codeOf(token))
    const events = await app.sql<{ data: { data: { handoverId: string; proxyId: string } } }>(
      `select data from pgboss.job where name = 'events'
         and data ->> 'type' = 'package.proxy-collected'
         and data -> 'data' ->> 'handoverId' = $1`,
      [body.id],
    )
    expect(events).toHaveLength(1)
    const req = await communityRequest(app.payload, place.id, 'a test')
    const { data } = events[0]!.data
    const people = await proxyCollectedNotice.audience({ req, community: place.id, data })
    expect(people.map(({ id }) => id)).toEqual([owner.user.id])
    const community = { ...place, locales: ['en', 'fr'], logo: null } as never
    for (const [locale, title] of [
      ['en', 'Robin Sent has collected for you'],
      ['fr', 'Robin Sent a retiré pour vous'],
    ] as const) {
      expect(await proxyCollectedNotice.text({ req, data, community, locale })).toMatchObject({
        title,
      })
    }
    for (const id of parcels) expect((await undo(id)).status).toBe(200)
    expect(await proxyCollectedNotice.text({ req, data, community, locale: 'en' })).toBeNull()
  })
})

describe('the picture of somebody who was sent', () => {
  it('is for the desk while they may collect, and goes with the right to', async () => {
    const bytes = await sharp({
      create: { width: 60, height: 60, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer()
    const upload = uploadsTo(app, place.slug)
    const refused = await upload(concierge, 'package-proxy-photo', bytes)
    expect(refused.status).toBe(403)
    const { body: staged } = await upload(owner, 'package-proxy-photo', bytes)
    const { id } = await linkFor({ photo: staged.id })
    const seenBy = async ({ cookie }: Person): Promise<number> =>
      (await app.call('GET', `/files/${place.id}/${String(staged.id)}/links`, { as: cookie }))
        .status
    expect([await seenBy(concierge), await seenBy(owner)]).toEqual([200, 200])
    expect([await seenBy(partner), await seenBy(neighbour)]).toEqual([404, 404])
    await app.sql('update package_proxies set used_at = now() where id = $1', [id])
    expect([await seenBy(concierge), await seenBy(owner)]).toEqual([404, 200])
    expect((await revoke(id)).status).toBe(200)
    expect(await seenBy(owner)).toBe(404)
    const again = await send({ photo: staged.id })
    expect([again.status, again.body.error.field]).toEqual([409, 'photo'])
  })
})

describe('whose a proxy is', () => {
  it('is a resident’s own: for nobody else’s home, and not the desk’s to name', async () => {
    expect((await send({}, neighbour)).status).toBe(403)
    expect((await send({}, concierge)).status).toBe(403)
    const { id } = await linkFor()
    expect((await revoke(id, neighbour)).status).toBe(404)
    expect((await revoke(id, partner)).status).toBe(404)
    expect(await mine(partner)).not.toContain(id)
    expect(await mine(neighbour)).toEqual([])
    expect(await mine()).toContain(id)
  })

  it('is taken back by who looks after the household, and written into the audit log', async () => {
    const { body } = await send({ name: 'Of Arjun' }, partner)
    expect(await mine()).toContain(body.id)
    expect((await revoke(body.id)).status).toBe(200)
    expect((await revoke(body.id)).status).toBe(404)
    const rows = await app.sql<{ action: string }>(
      `select action from audit_entries where action like 'proxy.%' and actor_id in ($1, $2)
       order by at desc limit 2`,
      [owner.user.id, partner.user.id],
    )
    expect(rows.map(({ action }) => action)).toEqual(['proxy.revoked', 'proxy.named'])
  })
})
