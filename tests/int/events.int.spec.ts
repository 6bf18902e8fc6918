import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import { answerGuest } from '@/collections/visitors/operations/events/answerGuest'
import { giveGuestLink } from '@/collections/visitors/operations/events/guestLink'
import { listGuests } from '@/collections/visitors/operations/events/listGuests'
import { planEvent } from '@/collections/visitors/operations/events/planEvent'
import { readerOf, sql } from '@/kernel/database/transaction'
import { communityRequest } from '@/kernel/tenancy/system'
import type { Community, Unit } from '@/payload-types'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'

let app: App
let make: Builders
let place: Community
let other: Community
let unit: Unit
let host: Person
let neighbour: Person
let guard: Person
let manager: Person
let stranger: Person

beforeAll(async () => {
  app = await startApp()
  make = buildersFor(app)
  place = await make.community({ name: 'Maple Court' })
  other = await make.community({ name: 'Elm Court' })
  unit = await make.unit(place.id, { number: '402' })
  const next = await make.unit(place.id, { number: '403' })
  host = await make.person(place.id, 'owner', { unit: unit.id })
  neighbour = await make.person(place.id, 'owner', { unit: next.id })
  guard = await make.person(place.id, 'guard')
  manager = await make.person(place.id, 'manager')
  stranger = await make.person(other.id, 'manager')
}, 60_000)
afterAll(async () => {
  await app.stop()
})

const now = new Date('2027-03-01T12:00:00Z')
const begins = new Date('2027-03-10T18:00:00Z')
const as = ({ user }: Person) =>
  createLocalReq({ user: { ...user, collection: 'users' } as never }, app.payload)
const asGuest = () => communityRequest(app.payload, place.id, 'a test')
const identity = () => ({ id: place.id, slug: place.slug, timeZone: 'UTC' }) as never

const plan = async (capacity: number | null, by = host): Promise<string> => {
  const said = { day: '2027-03-10', from: '18:00', until: '22:00', note: '' }
  const { id } = await planEvent(
    { req: await as(by), community: identity(), now },
    { ...said, unit: unit.id, title: 'Spring party', place: 'Hall', capacity },
  )
  return id
}
const list = async (event: string, text: string, by = host) =>
  listGuests(await as(by), { event, community: { id: place.id, country: 'FR' } }, text)
const guestsOf = (event: string) =>
  app.sql<{ id: string; name: string; party: number; answer: string; phone: string | null }>(
    'select id, name, party, answer, phone from event_guests where event_id = $1 order by id',
    [event],
  )
const linksOf = async (event: string): Promise<string[]> => {
  const links: string[] = []
  for (const { id } of await guestsOf(event)) links.push(await giveGuestLink(await as(host), id))
  return links
}
const answer = async (token: string, said: 'yes' | 'no', party = 1, at = now) =>
  answerGuest(await asGuest(), { token, answer: said, party }, at)
const names = (count: number) =>
  Array.from({ length: count }, (_, at) => `Guest ${String(at)}`).join('\n')

describe('the list of guests', () => {
  it('takes pasted lines, a guest once, and twice the same list once', async () => {
    const event = await plan(null)
    const text = 'Ana;06 12 34 56 78;2\n\nBo;bo@example.org\nana;+33612345678;3\n'
    expect(await list(event, text)).toEqual({ state: 'listed', added: 2, known: 0 })
    expect(await list(event, text)).toEqual({ state: 'listed', added: 0, known: 2 })
    expect(await guestsOf(event)).toMatchObject([
      { name: 'Ana', party: 3, phone: '+33612345678' },
      { name: 'Bo', party: 1, phone: null },
    ])
  })

  it('names the lines that are wrong, and takes nothing', async () => {
    const event = await plan(null)
    expect(await list(event, 'Ana\n\nBo,nowhere\n,,2\nCy,,99')).toEqual({
      state: 'bad',
      lines: [
        { line: 3, problem: 'contact' },
        { line: 4, problem: 'no-name' },
        { line: 5, problem: 'party' },
      ],
    })
    expect(await guestsOf(event)).toEqual([])
  })

  it('has each guest once where twenty send it at the same time', async () => {
    const event = await plan(null)
    const answers = await Promise.all(Array.from({ length: 20 }, () => list(event, names(5))))
    expect(answers.reduce((sum, a) => sum + (a.state === 'listed' ? a.added : 0), 0)).toBe(5)
    expect(await guestsOf(event)).toHaveLength(5)
  })
})

describe('the answer of a guest', () => {
  it('gives the last five places to five of twenty', async () => {
    const event = await plan(5)
    await list(event, names(20))
    const answers = await Promise.all((await linksOf(event)).map((link) => answer(link, 'yes')))
    expect(answers.filter((one) => one === 'taken')).toHaveLength(5)
    expect(answers.filter((one) => one === 'full')).toHaveLength(15)
    const guests = await guestsOf(event)
    expect(guests.filter((guest) => guest.answer === 'yes')).toHaveLength(5)
  })

  it('is changed until the event begins, and gives places back', async () => {
    const event = await plan(3)
    await list(event, 'Ana\nBo')
    const [ana, bo] = await linksOf(event)
    expect(await answer(ana!, 'yes', 3)).toBe('taken')
    expect(await answer(bo!, 'yes', 1)).toBe('full')
    expect(await answer(ana!, 'yes', 2)).toBe('taken')
    expect(await answer(bo!, 'yes', 1)).toBe('taken')
    expect(await answer(ana!, 'yes', 3)).toBe('full')
    expect(await answer(ana!, 'no')).toBe('taken')
    expect(await answer(bo!, 'yes', 3)).toBe('taken')
    expect(await answer(bo!, 'no', 1, begins)).toBe('begun')
    await app.sql(`update visit_events set state = 'cancelled' where id = $1`, [event])
    expect(await answer(bo!, 'no')).toBe('cancelled')
  })

  it('is nobody’s with another link, nor with one that was given before', async () => {
    const event = await plan(3)
    await list(event, 'Ana')
    const [first] = await linksOf(event)
    const [second] = await linksOf(event)
    expect(await answer(first!, 'yes')).toBe('unknown')
    expect(await answer('nothing', 'yes')).toBe('unknown')
    expect(await answer(second!, 'yes')).toBe('taken')
  })

  it('does not reach an event of another community', async () => {
    const event = await plan(3)
    await list(event, 'Ana')
    const [link] = await linksOf(event)
    const elsewhere = await communityRequest(app.payload, other.id, 'a test')
    const said = { token: link!, answer: 'yes', party: 1 } as const
    expect(await answerGuest(elsewhere, said, now)).toBe('unknown')
  })
})

describe('who reaches an event', () => {
  it('is its host, the gate and management; others see nothing of it', async () => {
    const event = await plan(3)
    await list(event, 'Ana')
    for (const [person, sees] of [
      [host, 1],
      [guard, 1],
      [manager, 1],
      [neighbour, 0],
      [stranger, 0],
    ] as const) {
      const reader = await readerOf(await as(person))
      const events = await reader.execute(sql`select 1 from visit_events where id = ${event}`)
      const guests = await reader.execute(sql`select 1 from event_guests where event_id = ${event}`)
      expect([events.rows.length, guests.rows.length]).toEqual([sees, sees])
    }
  })

  it('is written by its host and by management, not by the gate or a neighbour', async () => {
    const event = await plan(3)
    expect(await list(event, 'Ana', manager)).toMatchObject({ added: 1 })
    const [ana] = await guestsOf(event)
    for (const person of [guard, neighbour, stranger]) {
      await expect(list(event, 'Bo', person)).rejects.toMatchObject({ status: 404 })
      const link = giveGuestLink(await as(person), ana!.id)
      await expect(link).rejects.toMatchObject({ status: 404 })
    }
  })

  it('is planned for a home of the person’s own', async () => {
    await expect(plan(3, neighbour)).rejects.toMatchObject({ status: 403 })
  })
})
