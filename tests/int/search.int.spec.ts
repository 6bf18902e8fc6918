import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { createLocalReq, type PayloadRequest } from 'payload'
import { listingInput, saveListing } from '@/collections/households/operations/directory'
import { searchByKinds, searchInput } from '@/collections/search/operations/search'
import type { Found } from '@/collections/search/operations/search'
import type { Community } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { PUBLIC_URL } from '../helpers/environment.mjs'

let app: App
let make: Builders
let place: Community
let elsewhere: Community
let owner: Person
let neighbour: Person
let manager: Person
let concierge: Person
let stranger: Person
let worker: Person

const PLAIN = /\p{M}/gu

const asPerson = async ({ cookie }: Person): Promise<PayloadRequest> => {
  const { user } = await app.payload.auth({ headers: new Headers({ cookie, origin: PUBLIC_URL }) })
  return createLocalReq({ user: user ?? undefined }, app.payload)
}

const home = async (community: Community, number: string, name: string) => {
  const unit = await make.unit(community.id, { number })
  return { unit, person: await make.person(community.id, 'owner', { unit: unit.id, name }) }
}

const write = async (as: Person, body: string): Promise<string> => {
  const path = `/c/${place.slug}/conversations`
  const data = { clientId: randomUUID(), body, kind: 'inquiry', team: 'manager' }
  const answer = await app.call('POST', path, { as: as.cookie, body: data })
  expect([answer.status, answer.body]).toEqual([201, answer.body])
  return answer.body.conversation
}

const look = async (as: Person, query: Record<string, string>, community = place) => {
  const path = `/c/${community.slug}/search?${new URLSearchParams(query).toString()}`
  const { status, body } = await app.call('GET', path, { as: as.cookie })
  return {
    status,
    found: body.found as Found[],
    isLoose: body.isLoose as boolean | undefined,
    error: body.error?.code as string | undefined,
  }
}

/** What is found, as `source: id`. */
const ids = async (as: Person, q: string): Promise<string[]> =>
  (await look(as, { q })).found.flatMap(({ name, hits }) => hits.map(({ id }) => `${name}: ${id}`))

let parcel = ''
let notTheirs = ''
let talk = ''

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community({ living: { directory: true } })
  elsewhere = await make.community({ living: { directory: true } })
  const own = await home(place, '11', 'Zoé Quillfeather')
  const next = await home(place, '12', 'Ned Quillfeather')
  const far = await home(elsewhere, '13', 'Ann Quillfeather')
  owner = own.person
  neighbour = next.person
  stranger = far.person
  manager = await make.person(place.id, 'manager')
  concierge = await make.person(place.id, 'concierge')
  worker = await make.person(place.id, 'worker')
  parcel = (await make.parcel(place.id, own.unit.id, { notes: 'From the Quillfeather mill' })).id
  notTheirs = (await make.parcel(place.id, next.unit.id, { notes: 'For Quillfeather too' })).id
  await make.parcel(elsewhere.id, far.unit.id, { notes: 'Quillfeather elsewhere' })
  talk = await write(owner, 'Where is the Quillfeather étagère?')
  for (const [community, person] of [
    [place, neighbour],
    [elsewhere, stranger],
  ] as const) {
    const who = { req: await asPerson(person), community: community.id }
    await saveListing({ ...who, input: listingInput.parse({ name: 'yes' }) })
  }
}, 60_000)
afterAll(() => app.stop())

describe('the search', () => {
  it('finds parcels, messages and people in one question, each by its own page', async () => {
    const { found } = await look(owner, { q: 'quillf' })
    expect(found.map(({ name }) => name).toSorted()).toEqual(['messages', 'packages', 'people'])
    const paths = found.flatMap(({ hits }) => hits.map(({ path }) => path))
    expect(paths.toSorted()).toEqual([
      `/c/${place.slug}/messages/${talk}?at=1#m1`,
      `/c/${place.slug}/packages/${parcel}`,
      `/c/${place.slug}/people?q=Ned%20Quillfeather`,
    ])
  })

  it('gives everybody what is theirs, and neither a word nor a number of anything else', async () => {
    expect(await ids(neighbour, 'quillfeather')).toEqual([
      `people: ${neighbour.user.id}`,
      `packages: ${notTheirs}`,
    ])
    // The manager reads what is written to the managers; nothing waits for their home.
    expect(await ids(manager, 'quillfeather')).toEqual([
      `people: ${neighbour.user.id}`,
      `messages: ${talk} 1`,
    ])
    expect(await ids(concierge, 'quillfeather')).toEqual([`people: ${neighbour.user.id}`])
    expect(await ids(worker, 'quillfeather')).toEqual([])
    expect((await look(stranger, { q: 'quillfeather' })).status).toBe(404)
    const there = await look(stranger, { q: 'quillfeather' }, elsewhere)
    expect(there.found.map(({ hits }) => hits.length)).toEqual([1, 1])
    expect(JSON.stringify(there.found)).not.toContain(place.slug)
  })

  it('marks the words as they are written, whatever was typed', async () => {
    const { found } = await look(owner, { q: 'étag' })
    const [hit] = found.flatMap(({ hits }) => hits)
    expect(hit?.text?.filter(({ isFound }) => isFound)).toEqual([{ text: 'étag', isFound: true }])
    expect(hit?.text?.map(({ text }) => text).join('')).toBe('Where is the Quillfeather étagère?')
    const plain = await look(owner, { q: 'étag'.normalize('NFD').replace(PLAIN, '') })
    expect(plain.found.length).toBe(1)
  })

  it('shows five of a kind, says that there are more, and all of one kind where it alone is asked', async () => {
    for (let n = 0; n < 6; n += 1) await write(owner, `Wobbleword ${String(n)}`)
    const some = (await look(owner, { q: 'wobbleword' })).found
    expect(some.map(({ hits, hasMore }) => [hits.length, hasMore])).toEqual([[5, true]])
    const all = (await look(owner, { q: 'wobbleword', only: 'messages' })).found
    expect(all.map(({ hits, hasMore }) => [hits.length, hasMore])).toEqual([[6, false]])
    expect((await look(owner, { q: 'wobbleword', only: 'people' })).found).toEqual([])
    expect((await look(owner, { q: 'wobbleword', only: 'nothing-of-that' })).found).toEqual([])
  })

  it('looks at a time alone where one is asked: what is older, or has no day, is left out', async () => {
    const year = new Date().getFullYear()
    const old = await write(owner, 'Wherewithal of yore')
    await write(owner, 'Wherewithal of today')
    // As it was written on the last day of the year before last, whatever the hour is here.
    await app.sql(`update messages set at = $2 where conversation_id = $1`, [
      old,
      `${String(year - 2)}-12-31T12:00:00Z`,
    ])
    const textsOf = async (query: Record<string, string>) =>
      (await look(owner, { q: 'wherewithal', ...query })).found.flatMap(({ hits }) =>
        hits.map(({ text }) => text?.map((part) => part.text).join('')),
      )
    expect(await textsOf({})).toHaveLength(2)
    for (const when of ['month', 'year']) {
      expect([when, await textsOf({ when })]).toEqual([when, ['Wherewithal of today']])
    }
    // People have no day; and where only the time leaves nothing, nothing similar is offered.
    const people = await look(owner, { q: 'Ned Quillfeather', when: 'year', only: 'people' })
    expect([people.found, people.isLoose]).toEqual([[], false])
    expect((await look(owner, { q: 'quill', when: 'century' })).status).toBe(400)
  })

  it('counts of each kind what the person may read, whichever kind is chosen', async () => {
    for (let n = 0; n < 31; n += 1) await write(owner, `Countableword ${String(n)}`)
    const unit = await make.unit(place.id, { number: '77' })
    await make.parcel(place.id, unit.id, { notes: 'Countableword for others' })
    const countsFor = async (person: Person, query: Record<string, string> = {}) => {
      const req = await asPerson(person)
      const asked = searchInput.parse({ q: 'countableword', ...query })
      const { counts, found } = await searchByKinds({ req, community: place, query: asked })
      return {
        counts: counts.map(({ name, count, hasMore }) => [name, count, hasMore]),
        shown: found.map(({ name, hits }) => [name, hits.length]),
      }
    }
    const counts = [['messages', 30, true]]
    expect(await countsFor(owner)).toEqual({ counts, shown: [['messages', 5]] })
    expect(await countsFor(owner, { only: 'packages' })).toEqual({ counts, shown: [] })
    expect(await countsFor(owner, { only: 'messages' })).toEqual({
      counts,
      shown: [['messages', 30]],
    })
    expect(await countsFor(worker)).toEqual({ counts: [], shown: [] })
  })

  it('finds what resembles the words where nothing has them, by the same rights', async () => {
    const { found, isLoose } = await look(owner, { q: 'Quilfether' })
    expect(isLoose).toBe(true)
    expect(found.map(({ name, hits }) => [name, hits.map(({ id }) => id)])).toEqual([
      ['people', [neighbour.user.id]],
    ])
    expect((await look(owner, { q: 'quillfeather' })).isLoose).toBe(false)
    expect((await look(worker, { q: 'Quilfether' })).found).toEqual([])
    // Every word must be resembled, and a short one is to be there.
    expect((await look(owner, { q: 'Ned Quilfether' })).found).toHaveLength(1)
    expect((await look(owner, { q: 'Bob Quilfether' })).found).toEqual([])
    expect((await look(owner, { q: 'Quilfether Mississippi' })).found).toEqual([])
  })

  it('says what is wrong with a question, and takes signs for what they are', async () => {
    for (const [q, code] of [
      ['', 'validation.too-short'],
      ['a', 'validation.too-short'],
      ['x'.repeat(101), 'validation.too-long'],
    ] as const) {
      const { status, error } = await look(owner, { q })
      expect([q.length, status, error]).toEqual([q.length, 400, code])
    }
    expect((await look(owner, { q: 'quill', only: '../people' })).status).toBe(400)
    for (const q of ['%%', '__', "');--", '& | !', '\\\\', ':*']) {
      expect([q, await look(owner, { q })]).toEqual([
        q,
        { status: 200, found: [], isLoose: false, error: undefined },
      ])
    }
    expect((await app.call('GET', `/c/${place.slug}/search?q=quill`)).status).toBe(401)
  })

  it('finds nothing any more for whoever has left', async () => {
    const former = await make.person(place.id, 'concierge')
    expect(await ids(former, 'quillfeather')).not.toEqual([])
    await app.sql(`update memberships set status = 'ended' where id = $1`, [former.membership!.id])
    expect((await look(former, { q: 'quillfeather' })).status).toBe(404)
  })
})
