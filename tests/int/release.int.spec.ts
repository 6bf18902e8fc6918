import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { follow, uploadsTo } from '../helpers/files'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let next: Unit
let concierge: Person
let guard: Person
let owner: Person
let neighbour: Person

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community()
  other = await make.community()
  unit = await make.unit(place.id, { number: '402' })
  next = await make.unit(place.id, { number: '403' })
  concierge = await make.person(place.id, 'concierge')
  guard = await make.person(place.id, 'guard')
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Priya Natarajan' })
  neighbour = await make.person(place.id, 'owner', { unit: next.id, name: 'Ben' })
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const waiting = async (many: number, at = unit.id, community = place.id): Promise<string[]> => {
  const ids: string[] = []
  for (let n = 0; n < many; n += 1) ids.push((await make.parcel(community, at)).id)
  return ids
}
const handOver = (parcels: string[], data: object = {}, as = concierge) =>
  app.call('POST', `/c/${place.slug}/handovers`, {
    as: as.cookie,
    body: {
      unit: unit.id,
      parcels,
      collectorKind: 'household',
      collector: owner.membership!.id,
      signature: 'paper',
      ...data,
    },
  })
const picture = (width = 600, height = 200) =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer()
const stage = async (as = concierge, purpose = 'package-signature'): Promise<string> => {
  const { status, body } = await uploadsTo(app, place.slug)(as, purpose, await picture())
  expect([status, body.error]).toEqual([201, undefined])
  return body.id
}
const stateOf = async (ids: string[]) => {
  const rows = await app.sql<{ id: string; status: string; collector_name: string | null }>(
    'select id, status::text, collector_name from packages where id = any ($1::uuid[])',
    [ids],
  )
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id)
    return [row?.status, row?.collector_name]
  })
}
const itemsOf = (handover: string) =>
  app.sql<{ package_id: string; undone_at: Date | null }>(
    'select package_id, undone_at from package_handover_items where handover_id = $1',
    [handover],
  )
const traces = async () => {
  const [row] = await app.sql(`select
    (select count(*) from package_handovers)::int as handovers,
    (select count(*) from package_handover_items)::int as items,
    (select count(*) from package_events)::int as steps,
    (select count(*) from stored_files where state = 'bound')::int as files,
    (select count(*) from pgboss.job where name = 'events')::int as events`)
  return row
}

describe('all that waits for a household', () => {
  it('is handed over at once, with a step and an event for each', async () => {
    const parcels = await waiting(4)
    const { status, body } = await handOver(parcels)
    expect([status, body.collectorName, body.missed]).toEqual([201, 'Priya Natarajan', []])
    expect(body.released.toSorted()).toEqual(parcels.toSorted())
    expect(await stateOf(parcels)).toEqual(parcels.map(() => ['collected', 'Priya Natarajan']))
    expect(await itemsOf(body.id)).toHaveLength(4)
    const steps = await app.sql(
      `select kind, note from package_events
       where package_id = any ($1::uuid[]) and kind = 'collected'`,
      [parcels],
    )
    expect(steps).toEqual(parcels.map(() => ({ kind: 'collected', note: 'Priya Natarajan' })))
  })

  it('of 40 desks at once goes out at one, and the others are told', async () => {
    const parcels = await waiting(5)
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        handOver(n % 2 === 0 ? parcels : parcels.toReversed(), {
          collectorKind: 'other',
          collectorName: `Collector ${String(n)}`,
        }),
      ),
    )
    const won = answers.filter(({ status }) => status === 201)
    expect(won).toHaveLength(1)
    for (const { status, body } of answers.filter((answer) => !won.includes(answer))) {
      expect([status, body.error.code]).toEqual([409, 'packages.already-collected'])
    }
    const [{ body }] = won as [(typeof won)[number]]
    expect(await stateOf(parcels)).toEqual(parcels.map(() => ['collected', body.collectorName]))
    const items = await app.sql(
      'select 1 from package_handover_items where package_id = any ($1::uuid[])',
      [parcels],
    )
    expect(items).toHaveLength(5)
  }, 60_000)

  it('of many desks with parcels in common goes out once each, and none waits for ever', async () => {
    const parcels = await waiting(12)
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, desk) =>
        handOver([0, 7, 14, 21].map((step) => parcels[(desk * 5 + step) % 12]!)),
      ),
    )
    const released = answers.flatMap(({ body }) => (body.released ?? []) as string[])
    expect(released).toHaveLength(new Set(released).size)
    expect(new Set(released)).toEqual(new Set(parcels))
    for (const { status, body } of answers) {
      expect([201, 409]).toContain(status)
      if (status === 201) expect([...body.released, ...body.missed]).toHaveLength(4)
    }
  }, 60_000)

  it('goes through without what a colleague released meanwhile, who is named', async () => {
    const [first, ...rest] = await waiting(3)
    const taken = { collectorKind: 'other', collectorName: 'A neighbour' }
    expect((await handOver([first!], taken, guard)).status).toBe(201)
    const { status, body } = await handOver([first!, ...rest])
    expect(status).toBe(201)
    expect(body.released.toSorted()).toEqual(rest.toSorted())
    expect(body.missed).toEqual([{ id: first, status: 'collected', collectorName: 'A neighbour' }])
    expect((await itemsOf(body.id)).map(({ package_id: id }) => id).toSorted()).toEqual(
      rest.toSorted(),
    )
  })

  it('leaves nothing behind where it is refused', async () => {
    const parcels = await waiting(2)
    const [foreign] = await waiting(1, next.id)
    const elsewhere = await make.unit(other.id)
    const [far] = await waiting(1, elsewhere.id, other.id)
    const before = await traces()
    const refusals = [
      [await handOver([...parcels, foreign!]), 400, 'packages.one-unit'],
      [await handOver([...parcels, far!]), 404, 'not-found'],
      [await handOver([...parcels, randomUUID()]), 404, 'not-found'],
      [
        await handOver(parcels, { collector: neighbour.membership!.id }),
        400,
        'packages.not-of-household',
      ],
      [await handOver(parcels, { collectorKind: 'proxy' }), 400, 'validation.required'],
      [await handOver(parcels, { signature: 'screen' }), 400, 'validation.required'],
      [
        await handOver(parcels, { signature: 'screen', signatureFile: randomUUID() }),
        409,
        'files.not-staged',
      ],
      [await handOver(parcels, {}, owner), 403, 'access.denied'],
    ] as const
    for (const [{ status, body }, expected, code] of refusals) {
      expect([status, body.error.code]).toEqual([expected, code])
    }
    expect(await traces()).toEqual(before)
    expect(await stateOf(parcels)).toEqual(parcels.map(() => ['received', null]))
  })

  it('can be taken back one by one, and handed over anew', async () => {
    const [one, two] = await waiting(2)
    const { body } = await handOver([one!, two!])
    const undone = await app.call('POST', `/c/${place.slug}/packages/${one!}/undo`, {
      as: concierge.cookie,
      body: {},
    })
    expect(undone.status).toBe(200)
    const items = await itemsOf(body.id)
    expect(items.map((item) => [item.package_id, item.undone_at !== null])).toEqual(
      expect.arrayContaining([
        [one, true],
        [two, false],
      ]),
    )
    expect((await handOver([one!])).body.released).toEqual([one])
  })
})

describe('one parcel at its own address', () => {
  const release = (id: string, body: object) =>
    app.call('POST', `/c/${place.slug}/packages/${id}/release`, { as: concierge.cookie, body })

  it('goes out by the same rule: not for a name alone', async () => {
    const [id] = await waiting(1)
    const named = { collectorKind: 'other', collectorName: 'Ada' }
    const before = await traces()
    for (const [body, field] of [
      [{ collectorName: 'Ada', method: 'unit' }, 'collectorKind'],
      [named, 'signature'],
      [{ ...named, signature: 'screen' }, 'signatureFile'],
      [{ collectorKind: 'household', signature: 'paper' }, 'collector'],
    ] as const) {
      const answer = await release(id!, body)
      expect([answer.status, answer.body.error.field]).toEqual([400, field])
    }
    const stranger = { collectorKind: 'household', collector: neighbour.membership!.id }
    const refused = await release(id!, { ...stranger, signature: 'paper' })
    expect([refused.status, refused.body.error.code]).toEqual([400, 'packages.not-of-household'])
    expect(await traces()).toEqual(before)
    expect(await stateOf([id!])).toEqual([['received', null]])
  })

  it('has its signature in the record', async () => {
    const [id] = await waiting(1)
    const file = await stage()
    const { status } = await release(id!, {
      collectorKind: 'household',
      collector: owner.membership!.id,
      signature: 'screen',
      signatureFile: file,
    })
    expect(status).toBe(200)
    const rows = await app.sql(
      `select h.signature_file_id, h.collector_id from package_handovers h
       join package_handover_items i on i.handover_id = h.id where i.package_id = $1`,
      [id],
    )
    expect(rows).toEqual([{ signature_file_id: file, collector_id: owner.user.id }])
  })
})

describe('a signature on the screen', () => {
  const linksOf = (file: string, as: Person) =>
    app.call('GET', `/files/${place.id}/${file}/links`, { as: as.cookie })

  it('is one for many, sealed, and for the desk and whoever signed alone', async () => {
    const parcels = await waiting(3)
    const file = await stage()
    const photo = await stage(concierge, 'package-release-photo')
    const signed = { signature: 'screen', signatureFile: file, photo }
    expect((await handOver(parcels, signed)).status).toBe(201)
    for (const one of [file, photo]) {
      for (const person of [concierge, guard, owner]) {
        const { status, body } = await linksOf(one, person)
        expect(status).toBe(200)
        const shown = await follow(app, person, body.url)
        expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp'])
      }
      const household = await make.person(place.id, 'household', { unit: unit.id })
      for (const person of [neighbour, household]) {
        expect((await linksOf(one, person)).status).toBe(404)
      }
    }
  })

  it('is used once, by whoever took it, whatever else is tried', async () => {
    const parcels = await waiting(8)
    const file = await stage()
    const signed = { signature: 'screen', signatureFile: file }
    const stranger = await handOver([parcels[0]!], signed, guard)
    expect([stranger.status, stranger.body.error.code]).toEqual([409, 'files.not-staged'])
    const answers = await Promise.all(parcels.map((parcel) => handOver([parcel], signed)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect([status, body.error.code, body.error.field]).toEqual([
        409,
        'files.not-staged',
        'signatureFile',
      ])
    }
    const left = await stateOf(parcels)
    expect(left.filter(([status]) => status === 'received')).toHaveLength(7)
  })

  it('of another purpose, or from somebody who is not at the desk, is not taken', async () => {
    const photo = await stage(concierge, 'package-release-photo')
    const [parcel] = await waiting(1)
    const wrong = await handOver([parcel!], { signature: 'screen', signatureFile: photo })
    expect([wrong.status, wrong.body.error.code]).toEqual([409, 'files.not-staged'])
    const { status } = await uploadsTo(app, place.slug)(owner, 'package-signature', await picture())
    expect(status).toBe(403)
  })
})

describe('the code of a resident', () => {
  const codeOf = async (as = owner, of = unit.id): Promise<{ code: string; token: string }> => {
    const { status, body } = await app.call('POST', `/c/${place.slug}/my/pickup-code`, {
      as: as.cookie,
      body: { unit: of },
    })
    expect([status, body.error]).toEqual([200, undefined])
    return body
  }
  const pickup = (code: string, as = concierge, slug = place.slug) =>
    app.call('POST', `/c/${slug}/desk/pickup`, { as: as.cookie, body: { code } })

  it('opens all that waits for the unit, by its digits or its QR code', async () => {
    const { code, token } = await codeOf()
    expect(code).toMatch(/^\d{6}$/)
    expect(await codeOf()).toEqual({ unit: unit.id, code, token })
    const holder = {
      unit: unit.id,
      membership: owner.membership!.id,
      proxy: null,
      name: 'Priya Natarajan',
    }
    const typed = await pickup(`${code.slice(0, 3)} ${code.slice(3)}`)
    expect(typed.body).toEqual({ ...holder, method: 'code', code })
    const scanned = await pickup(`https://home.example/c/${place.slug}/desk/pickup/${token}`)
    expect(scanned.body).toEqual({ ...holder, method: 'qr', code: token })
    const parcels = await waiting(2)
    expect((await handOver(parcels, { method: 'code', code })).status).toBe(201)
    expect((await pickup(code)).status).toBe(404)
    expect((await pickup(token)).status).toBe(404)
    expect((await codeOf()).token).not.toBe(token)
  })

  it('is one, however often it is asked for at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => codeOf()))
    expect(new Set(answers.map(({ token }) => token)).size).toBe(1)
  })

  it('is good for one hand-over, of 20 at once with different parcels', async () => {
    const parcels = await waiting(20)
    const { code } = await codeOf()
    const answers = await Promise.all(
      parcels.map((parcel) => handOver([parcel], { method: 'code', code })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect([status, body.error.code]).toEqual([409, 'packages.code-spent'])
    }
    const left = await stateOf(parcels)
    expect(left.filter(([status]) => status === 'received')).toHaveLength(19)
  }, 60_000)

  it('ends with any hand-over of the unit, whoever’s code it is, and no other unit’s', async () => {
    const partner = await make.person(place.id, 'household', { unit: unit.id })
    const mine = await codeOf()
    const theirs = await codeOf(partner)
    const far = await codeOf(neighbour, next.id)
    const [first, second] = await waiting(2)
    const released = await app.call('POST', `/c/${place.slug}/packages/${first!}/release`, {
      as: concierge.cookie,
      body: { collectorKind: 'other', collectorName: 'Ada', signature: 'paper' },
    })
    expect(released.status).toBe(200)
    for (const { code } of [mine, theirs]) {
      const { status, body } = await handOver([second!], { method: 'code', code })
      expect([status, body.error.code]).toEqual([409, 'packages.code-spent'])
    }
    expect((await pickup(far.code)).body.unit).toBe(next.id)
    const strange = await handOver([second!], { method: 'code', code: far.code })
    expect(strange.body.error.code).toBe('packages.code-spent')
    expect((await pickup(far.code)).status).toBe(200)
  })

  it('is void for whoever has moved out, and nobody else’s to have', async () => {
    const leaving = await make.person(place.id, 'household', { unit: unit.id })
    const { code } = await codeOf(leaving)
    await app.sql("update memberships set status = 'ended' where id = $1", [leaving.membership!.id])
    expect((await pickup(code)).status).toBe(404)
    const foreign = await app.call('POST', `/c/${place.slug}/my/pickup-code`, {
      as: owner.cookie,
      body: { unit: next.id },
    })
    expect([foreign.status, foreign.body.error.code]).toEqual([403, 'access.denied'])
  })

  it('means nothing in another community, nor to a resident', async () => {
    const { code, token } = await codeOf()
    const colleague = await make.person(other.id, 'concierge')
    for (const one of [code, token]) {
      expect((await pickup(one, colleague, other.slug)).status).toBe(404)
      expect((await pickup(one, neighbour)).status).toBe(403)
    }
    const address = `https://home.example/c/${other.slug}/desk/pickup/${token}`
    expect((await pickup(address)).status).toBe(404)
  })
})
