import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Community } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { readPdf } from '../helpers/pdf'

let app: App
let make: Builders
let place: Community
let manager: Person
let guard: Person
let ada: Person
let zoe: Person
let bob: Person
let elsewhere: Person

const EVENT = '01900000-0000-7000-8000-0000000000aa'
const OTHER = '01900000-0000-7000-8000-0000000000bb'

type Row = Partial<
  Record<'state' | 'reason' | 'at' | 'readAt' | 'digestId' | 'acknowledgedAt', string>
>

let deliveries = 0
/** A row of the ledger, as the worker leaves it. */
const told = async (event: string, person: Person, channel: string, row: Row = {}) => {
  deliveries += 1
  const id = `01900000-0000-7000-9000-${String(deliveries).padStart(12, '0')}`
  await app.sql(
    `insert into deliveries (id, community_id, event_id, kind, "group", urgency, channel,
       recipient_id, state, reason, attempts, step, created_at, updated_at, read_at, acknowledged_at,
       digest_id)
     values ($1, $2, $3, 'package.received', 'packages', 'normal', $4, $5, $6, $7, 1, 0, $8, $8, $9,
       $10, $11)`,
    [
      id,
      place.id,
      event,
      channel,
      person.user.id,
      row.state ?? 'delivered',
      row.reason ?? null,
      row.at ?? '2026-11-20T10:00:00Z',
      row.readAt ?? null,
      row.acknowledgedAt ?? null,
      row.digestId ?? null,
    ],
  )
  return id
}

const ledger = (path = '', slug = place.slug) => `/c/${slug}/notice-ledger${path}`
const get = (path: string, cookie?: string) => app.call('GET', path, { as: cookie })

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court' })
  const [far, near] = [
    await make.unit(place.id, { building: 'A', number: '10' }),
    await make.unit(place.id, { building: 'A', number: '9' }),
  ]
  manager = await make.person(place.id, 'manager', { name: 'Mia' })
  guard = await make.person(place.id, 'guard', { name: 'Gus' })
  ada = await make.person(place.id, 'owner', { unit: far.id, name: '=cmd|calc' })
  zoe = await make.person(place.id, 'owner', { unit: near.id, name: 'Zoé Reader' })
  bob = await make.person(place.id, 'household', { unit: near.id, name: 'Bob Noaddress' })
  for (const person of [bob, zoe]) {
    await app.sql('update users set phone = $1 where id = $2', ['+14165550199', person.user.id])
  }
  const foreign = await make.community()
  elsewhere = await make.person(foreign.id, 'manager', { name: 'Eve' })
  await told(EVENT, ada, 'in-app')
  await told(EVENT, ada, 'email', { state: 'failed', reason: '=HYPERLINK("http://x")' })
  await told(EVENT, ada, 'print', { state: 'queued' })
  await told(EVENT, zoe, 'in-app', { state: 'read', readAt: '2026-11-20T11:00:00Z' })
  await told(EVENT, zoe, 'email', { state: 'suppressed', reason: 'read-already' })
  await told(EVENT, bob, 'in-app')
  await told(EVENT, bob, 'email', { state: 'suppressed', reason: 'no-address' })
  const at = '2026-11-21T10:00:00Z'
  await told(OTHER, ada, 'in-app', { at })
  const digest = await told(OTHER, ada, 'email', { at, state: 'sent' })
  await told(OTHER, zoe, 'in-app', { at })
  await told(OTHER, zoe, 'email', {
    at,
    state: 'suppressed',
    reason: 'in-digest',
    digestId: digest,
  })
}, 60_000)
afterAll(() => app.stop())

describe('the ledger of notices', () => {
  it('is management’s alone, and of a community of one’s own', async () => {
    const paths = ['', `/${EVENT}`, `/${EVENT}/export`, `/${EVENT}/unreached`]
    for (const path of paths) {
      const statuses = []
      for (const person of [undefined, elsewhere, guard, ada, manager]) {
        statuses.push((await get(ledger(path), person?.cookie)).status)
      }
      expect([path, ...statuses]).toEqual([path, 401, 404, 403, 403, 200])
    }
    const { slug } = await make.community()
    const other = await make.person((await make.community()).id, 'manager')
    expect((await get(ledger('', slug), other.cookie)).status).toBe(404)
  })

  it('counts people by what became of each, newest event first, a page at a time', async () => {
    const { body } = await get(ledger(), manager.cookie)
    expect(body).toEqual({
      events: [
        expect.objectContaining({ eventId: OTHER, people: 2, reached: 2, read: 0, unreached: 0 }),
        {
          eventId: EVENT,
          kind: 'package.received',
          group: 'packages',
          urgency: 'normal',
          toldAt: '2026-11-20T10:00:00.000Z',
          people: 3,
          reached: 1,
          read: 1,
          acknowledged: 0,
          failed: 1,
          unreached: 2,
        },
      ],
      next: null,
    })
    const first = await get(ledger('?limit=1'), manager.cookie)
    expect(first.body.next).toBe(OTHER)
    const second = await get(ledger(`?limit=1&before=${OTHER}`), manager.cookie)
    expect(second.body.events.map(({ eventId }: { eventId: string }) => eventId)).toEqual([EVENT])
    expect(second.body.next).toBeNull()
  })

  it('has every way to a person in the order of the doors, and never a word of what was said', async () => {
    const namesIn = ({ people }: { people: { name: string }[] }) => people.map(({ name }) => name)
    const { body } = await get(ledger(`/${EVENT}`), manager.cookie)
    // Door 9 before door 10.
    expect(namesIn(body)).toEqual(['Bob Noaddress', 'Zoé Reader', '=cmd|calc'])
    expect(body.people[1]!.ways).toEqual([
      expect.objectContaining({ channel: 'in-app', readAt: '2026-11-20T11:00:00.000Z' }),
      expect.objectContaining({ channel: 'email', state: 'suppressed', reason: 'read-already' }),
    ])
    expect(Object.keys(body.people[0]!.ways[0])).not.toContain('title')
    const open = await get(ledger(`/${EVENT}?show=unreached`), manager.cookie)
    expect([open.body.total, namesIn(open.body)]).toEqual([2, ['Bob Noaddress', '=cmd|calc']])
    expect((await get(ledger('/no-such-event'), manager.cookie)).status).toBe(404)
  })

  it('says nothing of an event of another community', async () => {
    const other = await make.community()
    const boss = await make.person(other.id, 'manager')
    for (const path of [`/${EVENT}`, `/${EVENT}/export`, `/${EVENT}/unreached?format=pdf`]) {
      expect((await get(ledger(path, other.slug), boss.cookie)).status).toBe(404)
    }
  })

  const download = async (path: string) => {
    const { headers, body } = await app.call('GET', ledger(path), { as: manager.cookie })
    return { headers, text: body as string }
  }

  /** A test's own way around the text that an answer is read as. */
  const paper = async (eventId: string, isUnreached: boolean): Promise<Buffer> => {
    const files = await import('@/collections/notices/operations/exportLedger')
    const { inTransaction } = await import('@/kernel/database/transaction')
    const { identity } = await import('@/kernel/identity')
    const { communityRequest } = await import('@/kernel/tenancy/system')
    const req = await communityRequest(app.payload, place.id, 'a test')
    const community = (await identity().communityById(req, place.id))!
    const draw = isUnreached ? files.exportUnreached : files.exportLedger
    const answer = await inTransaction(req, () =>
      draw({ req, community, eventId, locale: 'en', format: 'pdf' }),
    )
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    return Buffer.from(await answer.arrayBuffer())
  }

  it('is exported as a table that no spreadsheet runs', async () => {
    const { headers, text } = await download(`/${EVENT}/export?format=csv`)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="notice-/)
    expect(text).toContain('Unit,Person,Channel')
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`)
    expect(text).toContain(`'=cmd|calc`)
    expect(text).not.toMatch(/(^|,|\n)"?=/)
    expect(text.trim().split('\r\n')).toHaveLength(8)
    const [entry] = await app.sql(
      `select action, details from audit_entries where action = 'notices.exported'
       and community_id = $1 order by at desc limit 1`,
      [place.id],
    )
    expect(entry).toMatchObject({ details: { format: 'csv', people: 3, unreached: false } })
  })

  it('is proved on paper, and lists by door who was not reached', async () => {
    const proof = readPdf(await paper(EVENT, false))
    const text = proof.map(({ texts }) => texts).join('\n')
    for (const words of ['Proof of delivery', 'Maple Court', 'Zoé Reader', 'had been read']) {
      expect(text).toContain(words)
    }
    const list = readPdf(await paper(EVENT, true))
    const people = list.map(({ texts }) => texts).join('\n')
    expect(people).not.toContain('Zoé Reader')
    expect(people.indexOf('Bob')).toBeLessThan(people.indexOf('=cmd'))
    const csv = (await download(`/${EVENT}/unreached?format=csv`)).text
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    expect(csv).toContain("Bob Noaddress,'+1 416 555 0199,no address")
    expect(people).toContain('+1 416 555 0199')
  })

  it('on paper takes as many pages as it needs', async () => {
    const unit = await make.unit(place.id, { building: 'B', number: '1' })
    const many = '01900000-0000-7000-8000-0000000000cc'
    for (let index = 0; index < 60; index += 1) {
      const person = await make.person(place.id, 'owner', { unit: unit.id })
      await told(many, person, 'in-app')
    }
    const pages = readPdf(await paper(many, true))
    expect(pages.length).toBeGreaterThan(1)
    expect(pages[1]!.texts).toContain('Person')
  }, 60_000)
})
