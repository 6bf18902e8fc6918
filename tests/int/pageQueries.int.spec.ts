import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { PortalContext } from '@/kernel/portal/context'
import type { Community, Unit } from '@/payload-types'
import { richText } from '@/seed/richText'
import { startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { madeVersion } from '../helpers/documents'

let app: App
let make: Builders
let place: Community
let unit: Unit
let owner: Person
let neighbour: Person
let concierge: Person
let manager: Person

const ORIGIN = 'http://localhost:3000'

/** What a page knows of the request that it is drawn for. */
const contextOf = async ({ user, cookie }: Person): Promise<PortalContext> => {
  const { createPayloadRequest } = await import('payload')
  const { identity } = await import('@/kernel/identity')
  const { rolesIn, scopeOf } = await import('@/kernel/tenancy/scope')
  const { createFormatters } = await import('@/kernel/i18n/formatters')
  const req = await createPayloadRequest({
    config: app.config,
    request: new Request(`${ORIGIN}/api/units`, { headers: { cookie, origin: ORIGIN } }),
  })
  const community = (await identity().communityBySlug(req, place.slug))!
  const scope = await scopeOf(req)
  return {
    req,
    scope,
    community,
    person: { id: user.id, name: user.name, email: user.email, photo: null },
    roles: rolesIn(scope, community.id),
    locale: 'en',
    format: createFormatters({ locale: 'en', timeZone: community.timeZone }),
    hasOthers: false,
  }
}

const call = (method: string, path: string, as: Person, body?: unknown) =>
  app.call(method, `/c/${place.slug}${path}`, {
    as: as.cookie,
    ...(body !== undefined && { body }),
  })

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SCALE: '10000' })
  make = buildersFor(app)
  place = await make.community({ timeZone: 'America/Toronto' })
  unit = await make.unit(place.id)
  owner = await make.person(place.id, 'owner', { unit: unit.id, name: 'Olga Owner' })
  neighbour = await make.person(place.id, 'owner', { unit: unit.id, name: 'Nils Neighbour' })
  concierge = await make.person(place.id, 'concierge')
  manager = await make.person(place.id, 'manager')
  for (const person of [owner, neighbour]) {
    await call('PUT', '/conversations/preferences', person, {
      acceptsDirect: true,
      hidesReceipts: false,
      hidesPresence: false,
    })
  }
}, 60_000)
afterAll(() => app.stop())

describe('what the pages of messages read', () => {
  let talk = ''
  const queries = () => import('@/collections/conversations/portal/queries')

  beforeAll(async () => {
    const { body } = await call('POST', '/conversations', owner, {
      kind: 'direct',
      people: [neighbour.user.id],
      clientId: randomUUID(),
      body: 'Is the lift working again?',
    })
    talk = String(body.conversation)
    for (let n = 2; n <= 60; n += 1) {
      const sent = { clientId: randomUUID(), body: `Line ${String(n)}` }
      await call('POST', `/conversations/${talk}/messages`, owner, sent)
    }
    await call('POST', `/conversations/${talk}/messages`, owner, {
      clientId: randomUUID(),
      body: 'To the first',
      replyTo: 1,
    })
  })

  it('is the person’s own inbox, with what is unread', async () => {
    const { myInbox, myUnread } = await queries()
    const context = await contextOf(neighbour)
    const { conversations } = await myInbox(context, undefined)
    expect(conversations.map(({ id }) => id)).toEqual([talk])
    expect(await myUnread(context)).toBe(1)
    // An address that makes no sense is the first page.
    expect((await myInbox(context, 'nonsense')).conversations).toHaveLength(1)
    expect((await myInbox(await contextOf(concierge), undefined)).conversations).toEqual([])
  })

  it('is the newest part of a conversation, or the one that the address asks for', async () => {
    const { openConversation, partOf } = await queries()
    const context = await contextOf(neighbour)
    const open = async (query: Record<string, string>) => {
      const part = partOf(query, place.timeZone)
      const { messages, hasOlder, hasNewer } = await openConversation(context, talk, part)
      return { from: messages.at(0)?.seq, to: messages.at(-1)?.seq, hasOlder, hasNewer }
    }
    expect(await open({})).toEqual({ from: 12, to: 61, hasOlder: true, hasNewer: false })
    expect(await open({ before: '12' })).toEqual({
      from: 1,
      to: 11,
      hasOlder: false,
      hasNewer: true,
    })
    expect(await open({ at: '5' })).toMatchObject({ from: 1, hasNewer: true })
    expect(await open({ thread: '1' })).toEqual({
      from: 1,
      to: 61,
      hasOlder: false,
      hasNewer: false,
    })
    // Nothing was written after that day, or it is none.
    for (const day of ['2100-01-01', 'yesterday']) {
      expect(await open({ day })).toMatchObject({ to: 61 })
    }
    expect(partOf({ before: '-1', day: '2026-11-01' }, 'America/Toronto')).toEqual({
      since: '2026-11-01T04:00:00.000Z',
    })
  })

  it('is nothing of a conversation for whoever has no part in it', async () => {
    const { openConversation } = await queries()
    const context = await contextOf(concierge)
    for (const id of [talk, randomUUID(), 'no-id']) {
      await expect(openConversation(context, id, {})).rejects.toMatchObject({ status: 404 })
    }
  })

  it('is found by its words, by whoever may read them', async () => {
    const { findMessages } = await queries()
    const words = async (person: Person, text: string) =>
      (await findMessages(await contextOf(person), text)).map(({ message }) => message.seq)
    expect(await words(neighbour, 'lift')).toEqual([1])
    expect(await words(concierge, 'lift')).toEqual([])
    expect(await words(neighbour, '')).toEqual([])
  })

  it('is whom one can write to, and on what terms', async () => {
    const all = await queries()
    const context = await contextOf(owner)
    expect((await all.peopleToWriteTo(context, 'Nils')).map(({ name }) => name)).toEqual([
      'Nils Neighbour',
    ])
    expect(await all.peopleToWriteTo(context, 'x'.repeat(500))).toEqual([])
    expect(await all.rulesOf(context)).toMatchObject({ allowsNeighbours: true })
    expect(await all.myPreferences(context)).toMatchObject({ acceptsDirect: true })
    expect(Array.isArray(await all.offeredTopics(context))).toBe(true)
    expect(await all.myBlocks(context)).toEqual([])
    expect(await all.blockState(context, neighbour.user.id)).toBeDefined()
  })
})

describe('what the pages of the desk read', () => {
  const queries = () => import('@/collections/packages/desk/queries')
  let waiting: { id: string; pickupCode?: string | null }
  let unknown = ''
  let gone = ''

  beforeAll(async () => {
    waiting = await make.parcel(place.id, unit.id, { recipientName: 'Pria' })
    const handed = await make.parcel(place.id, unit.id)
    gone = handed.id
    const released = await call('POST', `/packages/${gone}/release`, concierge, {
      collectorKind: 'other',
      collectorName: 'Olga',
      signature: 'paper',
    })
    expect(released.status).toBe(200)
    const { body } = await call('POST', '/packages', concierge, {
      unit: null,
      carrier: 'dhl',
      recipientName: 'Nobody Known',
    })
    unknown = String(body.id)
  })

  it('is what waits, apart from what nobody knows yet, and what is over', async () => {
    const { closedParcels, deskChannels, deskShelves, waitingParcels } = await queries()
    const context = await contextOf(concierge)
    expect((await waitingParcels(context, true)).map(({ id }) => id)).toEqual([waiting.id])
    expect((await waitingParcels(context, false)).map(({ id }) => id)).toEqual([unknown])
    const closed = await closedParcels(context, { words: '', before: undefined })
    expect([closed.parcels.map(({ id }) => id), closed.next]).toEqual([[gone], null])
    const olga = await closedParcels(context, { words: 'olg', before: 'nowhere' })
    expect(olga.parcels.map(({ id }) => id)).toEqual([gone])
    expect(Array.isArray(await deskShelves(context))).toBe(true)
    expect(deskChannels(context)).toHaveLength(2)
  })

  it('is one parcel with its steps, which can be taken back for a while', async () => {
    const { deskParcel } = await queries()
    const context = await contextOf(concierge)
    const now = await deskParcel(context, gone, new Date())
    expect([now.canUndo, now.steps.length]).toEqual([true, 2])
    const later = await deskParcel(context, gone, new Date(Date.now() + 11 * 60_000))
    expect(later.canUndo).toBe(false)
  })

  it('is found by its label, its code and its words, and not by those of elsewhere', async () => {
    const { searchAtCounter } = await queries()
    const { labelPath, scanPath } = await import('@/collections/packages/domain/pickupCode')
    const context = await contextOf(concierge)
    const code = String(waiting.pickupCode)
    const label = (slug: string) => `${ORIGIN}${labelPath(slug, waiting.id)}`
    expect(await searchAtCounter(context, label(place.slug))).toMatchObject({ label: waiting.id })
    expect(await searchAtCounter(context, code)).toMatchObject({ byCode: { id: waiting.id } })
    const found = await searchAtCounter(context, unit.number)
    expect(found.waiting.map(({ id }) => id)).toContain(waiting.id)
    for (const foreign of [label('elsewhere'), `${ORIGIN}${scanPath('elsewhere', code)}`]) {
      await expect(searchAtCounter(context, foreign)).rejects.toMatchObject({ status: 404 })
    }
  })

  it('is whoever shows a code for everything, and all that waits for their home', async () => {
    const { searchAtCounter } = await queries()
    const { unitAtCounter } = await import('@/collections/packages/desk/handOverQueries')
    const { myCodes, myParcels } = await import('@/collections/packages/portal/queries')
    const resident = await contextOf(owner)
    const codes = await myCodes(resident, await myParcels(resident))
    expect(codes.map((code) => code.unit.id)).toEqual([unit.id])
    const spelled = String(codes[0]?.spelled)
    const context = await contextOf(concierge)
    const found = await searchAtCounter(context, spelled)
    expect(found.holder).toMatchObject({ unit: unit.id, method: 'code' })
    const wrong = String((Number(spelled.replace(' ', '')) + 1) % 1_000_000).padStart(6, '0')
    expect((await searchAtCounter(context, wrong)).holder).toBe('wrong')
    // The page that shows it is live, and counts it once.
    expect((await searchAtCounter(context, wrong, true)).holder).toBeNull()
    const counter = await unitAtCounter(context, unit.id)
    expect(counter.parcels.map(({ id }) => id)).toEqual([waiting.id])
    expect(counter.household.map(({ membership }) => membership)).toContain(owner.membership!.id)
    await expect(unitAtCounter(context, randomUUID())).rejects.toMatchObject({ status: 404 })
  })

  it('is for a resident what came for the own home, with a code while it waits', async () => {
    const { myParcel, myParcels, residentChannels } =
      await import('@/collections/packages/portal/queries')
    const context = await contextOf(owner)
    expect((await myParcels(context)).map(({ id }) => id)).toEqual([waiting.id])
    const { myHistory, myLatest, photosOf } = await import('@/collections/packages/portal/history')
    const idsOf = (parcels: { parcel: { id: string } }[]) => parcels.map(({ parcel }) => parcel.id)
    const everything = { words: '', before: undefined }
    expect(idsOf(await myLatest(context))).toEqual([gone])
    expect(idsOf((await myHistory(context, everything)).parcels)).toEqual([gone])
    const nothing = { words: 'no such word', before: 'nowhere' }
    expect(await myHistory(context, nothing)).toEqual({ parcels: [], next: null })
    expect((await myHistory(await contextOf(manager), everything)).parcels).toEqual([])
    expect(await photosOf(context, await myParcels(context))).toEqual(new Map())
    expect((await myParcel(context, waiting.id)).qr).toMatch(/^data:image\/png/)
    expect((await myParcel(context, gone)).qr).toBeNull()
    await expect(myParcel(context, unknown)).rejects.toMatchObject({ status: 404 })
    expect(await myParcels(await contextOf(manager))).toEqual([])
    expect(residentChannels(context)).toHaveLength(1)
  })

  it('is for a home what it gave back, where a notice still leads; and for the desk what was said', async () => {
    const { myParcelOrItsWay } = await import('@/collections/packages/portal/queries')
    const { id } = await make.parcel(place.id, unit.id, { trackingNumber: 'JD014600009911' })
    const context = await contextOf(owner)
    expect(await myParcelOrItsWay(context, id)).toMatchObject({ parcel: { id } })
    const given = await call('POST', `/my/packages/${id}/not-mine`, neighbour, { note: 'For 4B' })
    expect(given.status).toBe(200)
    expect(await myParcelOrItsWay(await contextOf(owner), id)).toMatchObject({
      given: { name: 'Nils Neighbour', isOwn: false },
    })
    await expect(myParcelOrItsWay(context, unknown)).rejects.toMatchObject({ status: 404 })
    await expect(myParcelOrItsWay(context, 'nonsense')).rejects.toBeDefined()
    const { disownedAmong } = await import('@/collections/packages/operations/disowned')
    const { req } = await contextOf(concierge)
    expect(await disownedAmong(req, { community: place.id, parcels: [id] })).toEqual([
      expect.objectContaining({ parcel: id, name: 'Nils Neighbour', note: 'For 4B' }),
    ])
    await app.sql(`update packages set status = 'lost', closed_at = now() where id = $1`, [id])
  })

  it('is each shelf with its counts, what is open, and what one parcel has of it', async () => {
    const desk = await import('@/collections/packages/desk/shelves/queries')
    const begun = await call('POST', '/shelf-audits', concierge, {})
    const id = String(begun.body.id)
    const context = await contextOf(concierge)
    expect(await desk.shelfAudit(context, id)).toMatchObject({
      audit: { id, state: 'open', shelf: '' },
      differences: [],
    })
    expect((await desk.shelvesAtDesk(context)).open.map((audit) => audit.id)).toEqual([id])
    expect((await call('POST', `/shelf-audits/${id}/finish`, concierge, {})).status).toBe(200)
    const { finished, differences } = await desk.shelvesAtDesk(context)
    expect(finished.map((audit) => audit.id)).toEqual([id])
    expect(differences.length).toBeGreaterThan(0)
    expect(await desk.countOpenDifferences(context)).toBe(differences.length)
    expect(await desk.differencesAbout(context, waiting.id)).toMatchObject([{ kind: 'missing' }])
    expect((await desk.shelfAudit(context, id)).differences).toHaveLength(differences.length)
    await expect(desk.shelfAudit(context, unknown)).rejects.toMatchObject({ status: 404 })
  })

  it('is the handover of a shift that waits, those before it, and the figures of now', async () => {
    const desk = await import('@/collections/packages/desk/shift/queries')
    const context = await contextOf(concierge)
    expect(await desk.waitingShift(context)).toBeNull()
    const left = await call('POST', '/shift-handovers', concierge, {
      note: 'Key 7 is out',
      signature: 'paper',
    })
    const id = String(left.body.id)
    expect(await desk.waitingShift(context)).toMatchObject({ id, note: 'Key 7 is out' })
    expect(await desk.shiftAtDesk(context)).toMatchObject({ open: { id }, past: [] })
    expect(await desk.oneShift(context, id)).toMatchObject({ id, state: 'open' })
    await expect(desk.oneShift(context, unknown)).rejects.toMatchObject({ status: 404 })
  })

  it('is for a resident whom they send, and what they tell the desk', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
    const made = await call('POST', '/my/proxies', owner, { unit: unit.id, name: 'Uncle Raj' })
    const told = await call('PUT', '/my/standing', owner, {
      unit: unit.id,
      text: 'Leave with 4B',
      tellAlso: [neighbour.user.id],
    })
    expect([made.status, told.status]).toEqual([201, 200])
    const { daysForProxy, myProxies } = await import('@/collections/packages/portal/proxies')
    const { myStanding } = await import('@/collections/packages/portal/standing')
    const context = await contextOf(owner)
    const [home] = await myProxies(context)
    expect(home).toMatchObject({ unit: unit.id, proxies: [{ name: 'Uncle Raj', isOwn: true }] })
    expect(home!.waiting.map(({ id }) => id)).toEqual([waiting.id])
    expect(daysForProxy(context).last >= tomorrow).toBe(true)
    expect(await myStanding(context)).toEqual([
      expect.objectContaining({
        unit: unit.id,
        own: expect.objectContaining({ text: 'Leave with 4B' }),
        others: [],
        people: [expect.objectContaining({ id: neighbour.user.id })],
        away: [],
      }),
    ])
    const { onlyFor, sentFor } = await import('@/collections/packages/desk/handOverQueries')
    const desk = await contextOf(concierge)
    const sent = await sentFor(desk, unit.id, String(made.body.id))
    expect(sent).toMatchObject({ name: 'Uncle Raj', parcels: [] })
    expect(onlyFor(home!.waiting, sent)).toEqual(home!.waiting)
    expect(onlyFor(home!.waiting, { ...sent!, parcels: [unknown] })).toEqual([])
    expect(await sentFor(desk, unit.id, 'nobody')).toBeNull()
    expect(await myProxies(await contextOf(manager))).toEqual([])
  })
})

describe('what the pages of announcements read', () => {
  it('is what is for the person, and a look is the first look', async () => {
    const { myHome } = await import('@/collections/packages/portal/home')
    const { myAnnouncements, openAnnouncement } =
      await import('@/collections/announcements/portal/queries')
    const write = async (title: string, audience: Record<string, unknown>) => {
      const { id } = await app.past.create({
        collection: 'announcements',
        data: {
          community: place.id,
          language: 'en',
          title,
          urgency: 'normal',
          body: richText('It rains.'),
          audience,
        },
      })
      await app.sql(
        `update announcements set state = 'published', published_at = now() where id = $1`,
        [id],
      )
      return id
    }
    const id = await write('For owners', { roles: ['owner'] })
    const other = await write('For the desk', { roles: ['concierge'] })
    const context = await contextOf(owner)
    const titles = async (search = {}) =>
      (await myAnnouncements(context, search)).announcements.map(({ title }) => title)
    expect(await titles()).toEqual(['For owners'])
    expect(await titles({ q: ' owners ', category: 'nothing', before: 'nowhere' })).toEqual([
      'For owners',
    ])
    expect(await titles({ show: 'earlier' })).toEqual([])
    expect((await myHome(context)).news.map(({ isUnread }) => isUnread)).toEqual([true])
    expect(await openAnnouncement(context, id, 'fr')).toMatchObject({
      title: 'For owners',
      language: 'en',
    })
    expect((await myHome(context)).news.map(({ isUnread }) => isUnread)).toEqual([false])
    for (const wrong of [other, randomUUID(), 'nothing']) {
      await expect(openAnnouncement(context, wrong)).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe('what the pages of documents read', () => {
  it('is what is for the person: folders, a way to them, and what lies there', async () => {
    const { myDocuments, openDocument } = await import('@/collections/documents/portal/queries')
    const folder = async (name: string, data: object = {}) =>
      (
        await app.past.create({
          collection: 'document-folders',
          data: { community: place.id, name, ...data },
        })
      ).id
    const open = await folder('Open')
    const inside = await folder('Inside', { parent: open })
    const closed = await folder('Closed', { readers: ['board'] })
    const put = async (title: string, at: string) => {
      const { id } = await app.past.create({
        collection: 'documents',
        data: { community: place.id, title, folder: at, tags: 'Lift, Safety' },
      })
      await app.sql(
        `update documents set state = 'published', published_at = now() where id = $1`,
        [id],
      )
      await madeVersion(app, { community: place.id, document: id, author: manager.user.id })
      return id
    }
    const lift = await put('The lift', inside)
    const secret = await put('The secret', closed)
    const context = await contextOf(owner)
    const page = await myDocuments(context, { tag: 'LIFT', category: 'nothing', before: 'no' })
    expect(page).toMatchObject({ tag: 'lift', category: undefined, next: null })
    expect(page.documents.map(({ title }) => title)).toEqual(['The lift'])
    expect(page.folders.map(({ name }) => name)).toEqual(['Open'])
    const there = await myDocuments(context, { folder: inside })
    expect(there.way.map(({ name }) => name)).toEqual(['Open', 'Inside'])
    expect(there.documents).toMatchObject([{ title: 'The lift', tags: ['lift', 'safety'] }])
    expect((await myDocuments(context, { folder: open })).documents).toEqual([])
    expect(await openDocument(context, lift)).toMatchObject({
      title: 'The lift',
      version: { number: 1, type: 'text/plain' },
      confirmation: null,
    })
    for (const wrong of [closed, randomUUID(), 'nothing']) {
      await expect(myDocuments(context, { folder: wrong })).rejects.toMatchObject({ status: 404 })
    }
    for (const wrong of [secret, randomUUID(), 'nothing']) {
      await expect(openDocument(context, wrong)).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe('what the pages of articles read', () => {
  it('is what is for the person, by words, by category and beside a topic', async () => {
    const { articlesAbout, myArticles, openArticle } =
      await import('@/collections/articles/portal/queries')
    const topic = await app.past.create({
      collection: 'message-topics',
      data: { community: place.id, name: 'Water', team: 'manager' },
    })
    const write = async (title: string, data: object) => {
      const { id } = await app.past.create({
        collection: 'articles',
        data: {
          community: place.id,
          language: 'en',
          title,
          body: richText('Turn it to the right.'),
          state: 'published',
          topic: topic.id,
          ...data,
        },
      })
      return id
    }
    const valve = await write('The valve', {})
    const secret = await write('The safe', { readers: ['board'] })
    const context = await contextOf(owner)
    const titles = async (search: Parameters<typeof myArticles>[1]) =>
      (await myArticles(context, search)).articles.map(({ title }) => title)
    expect(await titles({})).toEqual(['The valve'])
    expect(await titles({ q: ' RIGHT turn ', category: 'nothing' })).toEqual(['The valve'])
    expect(await titles({ q: 'left' })).toEqual([])
    expect((await articlesAbout(context, topic.id)).map(({ id }) => id)).toEqual([valve])
    expect(await articlesAbout(context, 'any')).toEqual([])
    expect(await openArticle(context, valve)).toMatchObject({ title: 'The valve', isHelpful: null })
    for (const wrong of [secret, randomUUID(), 'nothing']) {
      await expect(openArticle(context, wrong)).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe('what the pages of rules read', () => {
  it('is a book on a day, what changed in it, and the words of a version', async () => {
    const { myBooks, openBook, openChanges, openVersion } =
      await import('@/collections/rules/portal/queries')
    const at = { community: place.id }
    const { id: book } = await app.past.create({
      collection: 'rule-books',
      data: { ...at, titles: { en: 'House rules' }, language: 'en' },
    })
    const { id: chapter } = await app.past.create({
      collection: 'rule-chapters',
      data: { ...at, book, number: '1', titles: { en: 'Living' } },
    })
    const { id: clause } = await app.past.create({
      collection: 'rule-clauses',
      data: { ...at, chapter, number: '1.1' },
    })
    const publish = async (text: string, from: string) => {
      const { id } = await app.past.create({
        collection: 'rule-versions',
        data: { ...at, clause, language: 'en', words: { en: { title: 'Quiet', text } } },
      })
      await app.sql(
        `update rule_versions set state = 'published', effective_from = $2, published_at = now(),
           approved_by_id = $3 where id = $1`,
        [id, from, manager.user.id],
      )
      return id
    }
    const context = await contextOf(owner)
    expect(await myBooks(context)).toEqual([])
    const old = await publish('From 10 pm.', '2020-01-01')
    const next = await publish('From 11 pm.', '2100-01-01')
    expect(await myBooks(context)).toEqual([
      { id: book, title: 'House rules', clauses: 1, coming: 1, toConfirm: 0 },
    ])
    const shown = async (on?: string) =>
      (await openBook(context, book, { on })).chapters.flatMap(({ clauses }) =>
        clauses.map(({ id }) => id),
      )
    expect([await shown(), await shown('nonsense'), await shown('2019-12-31')]).toEqual([
      [old],
      [old],
      [],
    ])
    expect(await shown('2100-01-01')).toEqual([next])
    const { from, until, changes } = await openChanges(context, book, {})
    expect([from < until, until, changes.map(({ id }) => id)]).toEqual([true, '2100-01-01', [next]])
    expect(
      (await openChanges(context, book, { from: '2019-01-01', until: '2020-06-01' })).changes,
    ).toMatchObject([{ id: old, kind: 'new' }])
    const paths = [`rules/versions/${old}`, `rules/${book}/changes`]
    for (const path of paths) {
      await app.sql(
        `insert into notices
           (id, event_id, kind, "group", recipient_id, community_id, title, body, path, urgency)
         values (gen_random_uuid(), gen_random_uuid(), 'rules.published', 'rules', $1, $2, 'x', 'x',
           $3, 'normal')`,
        [owner.user.id, place.id, `/c/${place.slug}/${path}`],
      )
    }
    expect(await openVersion(context, old)).toMatchObject({ id: old, until: '2099-12-31' })
    await openChanges(context, book, {})
    const unread = await app.sql(
      `select path from notices where recipient_id = $1 and kind = 'rules.published'
         and read_at is null`,
      [owner.user.id],
    )
    expect(unread).toEqual([])
    for (const wrong of [randomUUID(), 'nothing']) {
      await expect(openBook(context, wrong, {})).rejects.toMatchObject({ status: 404 })
      await expect(openChanges(context, wrong, {})).rejects.toMatchObject({ status: 404 })
      await expect(openVersion(context, wrong)).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe('what the pages of a home read', () => {
  it('is the own home with its people, and nobody else’s entries', async () => {
    const { livingHere, myEntries, myHomes, myUnitsElsewhere } =
      await import('@/collections/households/portal/queries')
    const context = await contextOf(owner)
    const homes = await myHomes(context)
    expect(homes.map((home) => home.unit)).toEqual([unit.id])
    expect(homes[0]?.residents.length).toBeGreaterThan(0)
    expect(await livingHere(context)).toHaveProperty('pets')
    expect(await myEntries(context, 'vehicles')).toEqual([])
    expect(await myUnitsElsewhere(context)).toEqual([])
  })
})

describe('what the pages of visitors and of the gate read', () => {
  const portal = () => import('@/collections/visitors/portal/queries')
  const clock = (minutes: number) =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'America/Toronto',
      hour: '2-digit',
      minute: '2-digit',
    }).format(Date.now() + minutes * 60_000)
  let invitation = ''

  beforeAll(async () => {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format()
    const { status, body } = await call('POST', '/my/visit-invitations', owner, {
      unit: unit.id,
      name: 'Robin Guest',
      day,
      from: clock(0),
      until: clock(90),
      party: 2,
    })
    expect([status, body.error]).toEqual([201, undefined])
    invitation = String(body.id)
  })

  it('is the host’s own, with the code and its picture', async () => {
    const { myHomes, myInvitation, myKnown, myVisits } = await portal()
    const context = await contextOf(owner)
    expect(await myHomes(context)).toEqual([{ value: unit.id, label: unit.label }])
    expect((await myVisits(context)).expected.map(({ name }) => name)).toEqual(['Robin Guest'])
    expect((await myKnown(context)).map(({ name, party }) => [name, party])).toEqual([
      ['Robin Guest', 2],
    ])
    const one = await myInvitation(context, invitation)
    expect(one).toMatchObject({ name: 'Robin Guest', isPast: false, isRevoked: false })
    expect(one.qr).toMatch(/^data:image\/png/)
    expect(one.said).toMatchObject({ from: clock(0) })
    const other = await contextOf(neighbour)
    expect((await myVisits(other)).expected).toEqual([])
    await expect(myInvitation(other, invitation)).rejects.toMatchObject({ status: 404 })
  })

  it('proposes what was said last time, today', async () => {
    const { myKnown, proposal } = await portal()
    const context = await contextOf(owner)
    const [known] = await myKnown(context)
    const again = await proposal(context, known!.id)
    expect(again).toMatchObject({ name: 'Robin Guest', party: 2, purpose: 'guest' })
    expect(await proposal(context, undefined)).toMatchObject({ name: '', party: 1 })
    expect(await proposal(await contextOf(neighbour), known!.id)).toMatchObject({ name: '' })
  })

  it('is who is inside and expected, for the gate, by words too', async () => {
    const { gateBoard } = await import('@/collections/visitors/desk/queries')
    const context = await contextOf(concierge)
    const names = async (words: string) =>
      (await gateBoard(context, words)).expected.map(({ name }) => name)
    expect(await names('')).toEqual(['Robin Guest'])
    expect(await names('ROBIN')).toEqual(['Robin Guest'])
    expect(await names('somebody else')).toEqual([])
    const { expected } = await gateBoard(context, '')
    await call('POST', `/gate/visits/${expected[0]!.id}/enter`, concierge, { method: 'list' })
    expect((await gateBoard(context, '')).inside.map(({ name }) => name)).toEqual(['Robin Guest'])
  })

  it('is whom nobody announced, for the gate and for the home', async () => {
    const { askChoices, gateBoard } = await import('@/collections/visitors/desk/queries')
    const { myAsk, myAsks } = await import('@/collections/visitors/portal/atGate/queries')
    const { offeredPurposes } = await portal()
    const [atGate, atHome] = [await contextOf(concierge), await contextOf(owner)]
    const all = ['guest', 'family', 'delivery', 'service']
    expect(await askChoices(atGate, undefined)).toEqual({
      offered: all,
      unannounced: { from: '', until: '' },
      gate: '',
      photos: false,
    })
    expect(await offeredPurposes(atHome)).toEqual(all)
    expect(await myAsks(atHome)).toEqual([])
    const { body } = await call('POST', '/gate/asks', concierge, { name: 'Kim', unit: unit.id })
    const [ask] = await myAsks(atHome)
    expect(ask).toMatchObject({ id: body.id, name: 'Kim', state: 'asking', answer: null })
    expect(await myAsk(atHome, String(body.id))).toEqual(ask)
    expect((await gateBoard(atGate, '')).asks).toMatchObject([{ name: 'Kim' }])
    // The gate reaches the rows, and is no household.
    expect(await myAsks(atGate)).toEqual([])
    await expect(myAsk(atGate, String(body.id))).rejects.toMatchObject({ status: 404 })
  })

  it('says in words what the gate found', async () => {
    const { checkedWords, enteredWords, heldWords, leftWords } =
      await import('@/collections/visitors/desk/words')
    const { myVisits } = await portal()
    const { req, community } = await contextOf(concierge)
    const { inside } = await myVisits(await contextOf(owner))
    const checked = {
      verdict: 'caution',
      reason: 'inside',
      method: 'qr',
      visit: inside[0]!,
    } as const
    expect(checkedWords(req, community, checked)).toMatchObject({
      verdict: 'caution',
      title: 'Caution',
      name: 'Robin Guest',
      canLeave: 'yes',
      canEnter: '',
      people: '2 people',
    })
    const missed = { verdict: 'refused', reason: 'forged', method: null, visit: null } as const
    expect(checkedWords(req, community, missed)).toEqual({
      verdict: 'refused',
      title: 'Refused',
      why: 'This is no pass of ours. It may be forged.',
    })
    const now = new Date('2026-11-24T17:05:00Z')
    expect(enteredWords(req, community, { name: 'Robin', now })['title']).toMatch(/12:05/)
    expect(leftWords(req, 'Robin')['title']).toBe('Robin has left.')
    expect(heldWords(req, 'Robin')).toMatchObject({ verdict: 'refused', name: 'Robin' })
  })
})
