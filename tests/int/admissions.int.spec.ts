import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import jsQR from 'jsqr'
import type * as Accept from '@/collections/admissions/operations/invitations/accept'
import type * as Find from '@/collections/admissions/operations/invitations/findInvitation'
import type * as Search from '@/collections/admissions/operations/registration/findCommunities'
import type * as Register from '@/collections/admissions/operations/registration/register'
import type * as Own from '@/collections/admissions/operations/registration/ownRequests'
import type * as Change from '@/collections/admissions/operations/registration/changeOwn'
import type * as Codes from '@/collections/users/operations/verification/codes'
import type { Community } from '@/payload-types'
import { refusal } from '../helpers/account'
import { type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { readPdf } from '../helpers/pdf'
import { HARBOUR_VIEW, joinLinkIn, startReachable, type Reachable } from '../helpers/reachable'
import { until, type HttpSink, type MailSink } from '../helpers/sinks'
import type { RunningWorker } from '@/kernel/jobs/worker'
import { workHere } from '../helpers/worker'

jest.setTimeout(60_000)

let reachable: Reachable
let app: App
let make: Builders
let mail: MailSink
let texts: HttpSink
let worker: RunningWorker
let place: Community
let manager: Person
let unit: string
let accept: typeof Accept
let find: typeof Find
let search: typeof Search
let registration: typeof Register
let own: typeof Own
let change: typeof Change
let codes: typeof Codes
beforeAll(async () => {
  reachable = await startReachable()
  ;({ app, mail, texts } = reachable)
  make = buildersFor(app)
  accept = await import('@/collections/admissions/operations/invitations/accept')
  find = await import('@/collections/admissions/operations/invitations/findInvitation')
  search = await import('@/collections/admissions/operations/registration/findCommunities')
  registration = await import('@/collections/admissions/operations/registration/register')
  own = await import('@/collections/admissions/operations/registration/ownRequests')
  change = await import('@/collections/admissions/operations/registration/changeOwn')
  codes = await import('@/collections/users/operations/verification/codes')
  place = await make.community({
    ...HARBOUR_VIEW,
    registration: { isOpen: true, autoApprove: false },
  })
  unit = (await make.unit(place.id, { building: 'North', number: '402' })).id
  manager = await make.person(place.id, 'manager')
  worker = await workHere(app)
}, 120_000)
afterAll(async () => {
  await worker.stop()
  await reachable.stop()
})
beforeEach(() => {
  reachable.forget()
})

const requestOf = (userId?: string) => reachable.requestOf(userId)

let number = 0
const entry = (data: Record<string, unknown> = {}) => {
  number += 1
  return app.past.create({
    collection: 'roster-entries',
    data: { community: place.id, unit, name: `Zoé Dupont ${number}`, role: 'owner', ...data },
  } as never) as Promise<{ id: string; name: string }>
}

const post = (path: string, body: unknown, as: string | undefined = manager.cookie) =>
  app.call('POST', `/c/${place.slug}${path}`, { as, body })

const mailTo: Reachable['mailTo'] = (address, words) => reachable.mailTo(address, words)

const codeFor = async (target: string) => {
  const [row] = await app.sql<{ id: string }>(
    'select id from verification_codes where target = $1 order by created_at desc, id desc limit 1',
    [target],
  )
  return codes.digitsOf(row!.id)
}

/** Draws the squares on a white field and reads them as a phone would. */
const readQr = (squares: number[][]) => {
  const [left, top] = [0, 1].map((axis) => Math.min(...squares.map((square) => square[axis]!)))
  const step = squares[0]![2]!
  const scale = 4
  const size = (Math.round(Math.max(...squares.map(([x]) => x! - left!)) / step) + 9) * scale
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255)
  for (const [x, y] of squares) {
    const column = (Math.round((x! - left!) / step) + 4) * scale
    const row = (Math.round((y! - top!) / step) + 4) * scale
    for (let dy = 0; dy < scale; dy += 1) {
      for (let dx = 0; dx < scale; dx += 1) {
        pixels.fill(
          0,
          ((row + dy) * size + column + dx) * 4,
          ((row + dy) * size + column + dx) * 4 + 3,
        )
      }
    }
  }
  const decode = typeof jsQR === 'function' ? jsQR : (jsQR as { default: typeof jsQR }).default
  return decode(pixels, size, size)?.data
}

const PASSWORD = 'three rivers and a boat'

const newcomer = (secret: string, email: string, change_: Record<string, string> = {}) => ({
  secret,
  name: 'Zoé Dupont',
  email,
  locale: 'fr',
  password: PASSWORD,
  code: '',
  ...change_,
})

describe('an invitation by mail', () => {
  it('lets in whoever follows its link, with no further code, and once', async () => {
    const { id } = await entry({ email: 'zoe@example.org' })
    const { status, body } = await post('/invitations', { entries: [id] })
    expect([status, body]).toEqual([201, { invited: 1, letters: 0, skipped: [], left: 0 }])
    const { subject, text, html } = await mailTo('zoe@example.org')
    expect(subject).toBe('Harbour View invites you to its portal')
    expect(html).toContain('North · 402')
    const secret = joinLinkIn(text)
    const begun = { secret, email: 'Zoe@example.org', locale: 'fr' }
    expect(await accept.beginAccepting(await requestOf(), begun)).toEqual({ needsCode: false })
    const { userId, slug } = await accept.acceptAsNewcomer(
      await requestOf(),
      newcomer(secret, 'zoe@example.org'),
    )
    expect(slug).toBe(place.slug)
    const cookie = await app.login('zoe@example.org', PASSWORD)
    const { body: mine } = await app.call('GET', '/memberships', { as: cookie })
    expect(mine.docs).toMatchObject([{ role: 'owner', unit, status: 'active' }])
    const [row] = await app.sql('select account_id from roster_entries where id = $1', [id])
    expect(row).toEqual({ account_id: userId })
    expect(await refusal(find.findInvitation(await requestOf(), secret))).toBe(
      'admissions.invitation-over',
    )
  })

  it('has one winner among twenty newcomers at once', async () => {
    const { id } = await entry({ email: 'race@example.org' })
    await post('/invitations', { entries: [id] })
    const secret = joinLinkIn((await mailTo('race@example.org')).text)
    const people = await Promise.all(
      Array.from({ length: 20 }, async (_, index) =>
        make.user({ email: `racer-${index}@example.org` }),
      ),
    )
    const answers = await Promise.all(
      people.map(async (user) => refusal(accept.acceptAsSelf(await requestOf(user.id), secret))),
    )
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
    expect(new Set(answers)).toEqual(new Set(['accepted', 'admissions.invitation-over']))
    const members = await app.sql(
      `select 1 from memberships m join users u on u.id = m.user_id where u.email like 'racer-%'`,
    )
    expect(members).toHaveLength(1)
  })

  it('asks for a code where another address is given, and tells of an account only then', async () => {
    const { id } = await entry({ email: 'old-address@example.org' })
    await post('/invitations', { entries: [id] })
    const secret = joinLinkIn((await mailTo('old-address@example.org')).text)
    const taken = await make.user({ email: 'taken@example.org' })
    const begun = { secret, email: taken.email, locale: 'en' }
    expect(await accept.beginAccepting(await requestOf(), begun)).toEqual({ needsCode: true })
    const wrong = newcomer(secret, taken.email, { code: '000000x' })
    expect(await refusal(accept.acceptAsNewcomer(await requestOf(), wrong))).toBe(
      'users.code-wrong',
    )
    const right = newcomer(secret, taken.email, { code: await codeFor(taken.email) })
    expect(await refusal(accept.acceptAsNewcomer(await requestOf(), right))).toBe(
      'admissions.has-account',
    )
    const { userId } = await accept.acceptAsSelf(await requestOf(taken.id), secret)
    expect(userId).toBe(taken.id)
  })

  it('is void when it is renewed, taken back or too old', async () => {
    const { id } = await entry({ email: 'void@example.org' })
    await post('/invitations', { entries: [id] })
    const first = joinLinkIn((await mailTo('void@example.org')).text)
    mail.mails.length = 0
    await post('/invitations', { entries: [id] })
    const second = joinLinkIn((await mailTo('void@example.org')).text)
    expect(second).not.toBe(first)
    const answer = async (secret: string) => refusal(find.findInvitation(await requestOf(), secret))
    expect(await answer(first)).toBe('admissions.invitation-over')
    expect(await answer(second)).toBe('accepted')
    const [row] = await app.sql<{ id: string }>(
      'select id from membership_invitations where roster_entry = $1',
      [id],
    )
    await app.sql(`update membership_invitations set expires_at = now() where id = $1`, [row!.id])
    expect(await answer(second)).toBe('admissions.invitation-over')
    await app.sql(`update membership_invitations set expires_at = now() + interval '1 day'`)
    expect((await post(`/invitations/${row!.id}/revoke`, {})).status).toBe(200)
    expect((await post(`/invitations/${row!.id}/revoke`, {})).body.error.code).toBe(
      'admissions.invitation-over',
    )
    expect(await answer(second)).toBe('admissions.invitation-over')
  })

  it('keeps its secrets out of the table, the queue and the API', async () => {
    const { id } = await entry({ email: 'secret@example.org' })
    await post('/invitations', { entries: [id] })
    const secret = joinLinkIn((await mailTo('secret@example.org')).text)
    const rows = await app.sql('select * from membership_invitations where roster_entry = $1', [id])
    const jobs = await app.sql(
      `select data from pgboss.job where name = 'admissionsSendInvitation'`,
    )
    const { body } = await app.call('GET', '/membership-invitations', { as: manager.cookie })
    expect(body.docs.length).toBeGreaterThan(0)
    expect(JSON.stringify([rows, jobs, body])).not.toContain(secret)
    expect(JSON.stringify(body)).not.toMatch(/hash/i)
  })
})

describe('an invitation by text', () => {
  it('carries the link, and the address is proved by a code', async () => {
    texts.answer = { status: 200, body: { id: '1' } }
    const { id } = await entry({ phone: '+15145550199' })
    expect((await post('/invitations', { entries: [id] })).body.invited).toBe(1)
    const { body } = await until(() => texts.requests[0])
    const { to, text } = JSON.parse(body) as { to: string; text: string }
    expect(to).toBe('+15145550199')
    const secret = joinLinkIn(text)
    const begun = { secret, email: 'by-text@example.org', locale: 'en' }
    expect(await accept.beginAccepting(await requestOf(), begun)).toEqual({ needsCode: true })
    const code = await codeFor('by-text@example.org')
    await accept.acceptAsNewcomer(
      await requestOf(),
      newcomer(secret, 'by-text@example.org', { code }),
    )
    await app.login('by-text@example.org', PASSWORD)
  })

  it('that the provider refuses is shown as failed, with its reason', async () => {
    texts.answer = { status: 400, body: { error: 'no such number' } }
    const { id } = await entry({ phone: '+15145550198' })
    await post('/invitations', { entries: [id], channel: 'sms' })
    const row = await until(async () => {
      const [found] = await app.sql<{ failure: string }>(
        `select failure from membership_invitations where roster_entry = $1 and delivery = 'failed'`,
        [id],
      )
      return found
    })
    expect(row.failure).toBe('HTTP 400: no such number')
  })
})

describe('letters', () => {
  it('carry the code in groups and the link in a square that a phone reads', async () => {
    const first = await entry({ name: 'Amélie Côté' })
    const second = await entry({ name: 'Bob Stone' })
    await post('/invitations', { entries: [first.id, second.id], channel: 'letter' })
    const { body } = await post('/invitations/letters', { invitations: 'waiting' })
    expect(body).toMatchObject({ letters: 2, left: 0 })
    const pages = readPdf(Buffer.from(body.file, 'base64'))
    expect(pages).toHaveLength(2)
    const page = pages.find(({ texts: shown }) => shown.includes('Amélie Côté'))!
    for (const words of [
      'Harbour View',
      '12 Quay Street',
      'B3J 1A1 Halifax',
      'North',
      'Votre accès',
      'Your access',
    ]) {
      expect(page.texts).toContain(words)
    }
    const code = /[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}/.exec(page.texts)?.[0] ?? ''
    const byCode = await find.findInvitation(await requestOf(), code.toLowerCase())
    expect(byCode).toMatchObject({
      name: 'Amélie Côté',
      unitLabel: 'North · 402',
      provesEmail: false,
    })
    const read = readQr(page.squares)
    expect(read).toMatch(/^http:\/\/localhost:3000\/join\/[\w-]{43}$/)
    const byLink = await find.findInvitation(await requestOf(), joinLinkIn(read))
    expect(byLink.id).toBe(byCode.id)

    const nothing = await post('/invitations/letters', { invitations: 'waiting' })
    expect(nothing.body.error.code).toBe('admissions.nothing-to-print')
    await post('/invitations/letters', { invitations: [byCode.id] })
    expect(await refusal(find.findInvitation(await requestOf(), code))).toBe(
      'admissions.invitation-over',
    )
  })

  it.each([
    ['Łukasz Źdźbłowski', 'Łukasz Źdźbłowski'],
    ['Ιωάννης Παπαδόπουλος', 'Ιωάννης Παπαδόπουλος'],
    ['Юлія Їжакевич', 'Юлія Їжакевич'],
    ['Nguyễn Thị Hằng', 'Nguyễn Thị Hằng'],
    ['Zoe\u0301 Côté', 'Zoé Côté'],
    // The unit says which mailbox it is; half a name or empty boxes would say nothing.
    ['李雷', 'The resident'],
    ['محمد علي', 'The resident'],
    ['Ana 🌷 Lima', 'Ana Lima'],
  ])('have %s on them as %s', async (name, printed) => {
    const { id } = await entry({ name })
    await post('/invitations', { entries: [id], channel: 'letter' })
    const [{ id: invitation }] = (await app.sql<{ id: string }>(
      `select id from membership_invitations where roster_entry = $1 and status = 'open'`,
      [id],
    )) as [{ id: string }]
    const { body } = await post('/invitations/letters', { invitations: [invitation] })
    const [page] = readPdf(Buffer.from(body.file, 'base64'))
    expect(page!.texts.split('\n')).toContain(printed)
    expect(page!.texts).toContain('North · 402')
    expect(page!.texts).not.toContain('\u0000')
  })

  it('are the way for whoever has neither address nor phone', async () => {
    await entry({ name: 'No Address' })
    const view = async () =>
      (await app.call('GET', `/c/${place.slug}/coming-in`, { as: manager.cookie })).body
    expect((await view()).missing.byLetter).toBeGreaterThan(0)
    const { body } = await post('/invitations', { entries: 'missing' })
    expect(body.letters).toBeGreaterThan(0)
    const after = (await view()).missing
    expect([after.byEmail, after.byPhone, after.byLetter]).toEqual([0, 0, 0])
    expect(after.toPrint).toBeGreaterThan(0)
    expect((await post('/invitations', { entries: 'missing' })).body.invited).toBe(0)
  })
})

describe('inviting', () => {
  it('is for managers, of their own community', async () => {
    const { id } = await entry({ email: 'nobody@example.org' })
    const concierge = await make.person(place.id, 'concierge')
    const stranger = await make.person((await make.community()).id, 'manager')
    const asked = { entries: [id] }
    expect((await post('/invitations', asked, concierge.cookie)).status).toBe(403)
    expect((await post('/invitations', asked, stranger.cookie)).status).toBe(404)
    const anonymous = await app.call('POST', `/c/${place.slug}/invitations`, { body: asked })
    expect(anonymous.status).toBe(401)
  })

  it('says who cannot be reached that way', async () => {
    const { id, name } = await entry()
    const { body } = await post('/invitations', { entries: [id], channel: 'email' })
    expect(body).toMatchObject({ invited: 0, skipped: [{ name, reason: 'no-email' }] })
    const phone = await post('/invitations', { entries: [id], channel: 'sms' })
    expect(phone.body.skipped).toEqual([{ name, reason: 'no-phone' }])
  })

  it('a person beside the roster needs a unit where the role does, and one of this community', async () => {
    const person = { name: 'Gil', email: 'gil@example.org', role: 'owner' }
    expect((await post('/invitations/person', person)).body.error).toMatchObject({
      code: 'memberships.unit-missing',
      field: 'unit',
    })
    const foreign = await make.unit((await make.community()).id)
    expect(
      (await post('/invitations/person', { ...person, unit: foreign.id })).body.error.code,
    ).toBe('tenancy.foreign-reference')
    expect(
      (await post('/invitations/person', { ...person, unit, phone: '12' })).body.error.field,
    ).toBe('phone')
    expect((await post('/invitations/person', { ...person, unit })).body.invited).toBe(1)
    const guard = { name: 'Guy', role: 'guard', phone: '(514) 555-0187', channel: 'letter' }
    expect((await post('/invitations/person', guard)).body.letters).toBe(1)
  })
})

const claim = { unitText: 'Apt 402, North', role: 'owner' as const, message: '' }

const registerAs = async (
  email: string,
  change_: Partial<typeof claim> = {},
  name = 'Zoé Dupont',
) => {
  await registration.beginRegistration(await requestOf(), {
    community: place.slug,
    email,
    locale: 'en',
  })
  return registration.register(await requestOf(), {
    community: place.slug,
    person: { name, email, locale: 'en' },
    password: PASSWORD,
    code: await codeFor(email),
    claim: { ...claim, ...change_ },
  })
}

const stateOf = async (person: string) => {
  const [row] = await app.sql<{ id: string; status: string; match: unknown }>(
    'select id, status, match from join_requests where person_id = $1 order by created_at desc limit 1',
    [person],
  )
  return row!
}
const compared = (person: string) =>
  until(async () => {
    const row = await stateOf(person)
    return row.match === null ? undefined : row
  })

describe('registering', () => {
  it('finds communities that take requests, and tells nothing of others', async () => {
    await make.community({ name: 'Harbour Secret', slug: 'harbour-secret' })
    const found = await search.findCommunities(await requestOf(), 'harbour')
    expect(found).toEqual([
      { slug: 'harbour-view', name: 'Harbour View', city: 'Halifax', themeColor: '#1f5c57' },
    ])
    expect(await search.findCommunities(await requestOf(), 'halifax')).toHaveLength(1)
    expect(await search.findCommunities(await requestOf(), 'ha')).toEqual([])
    expect(await search.findCommunities(await requestOf(), '%%%')).toEqual([])
    const closed = { community: 'harbour-secret', email: 'x@example.org', locale: 'en' }
    expect(await refusal(registration.beginRegistration(await requestOf(), closed))).toBe(
      'not-found',
    )
    const none = { community: 'no-such-place', email: 'x@example.org', locale: 'en' }
    expect(await refusal(registration.beginRegistration(await requestOf(), none))).toBe('not-found')
  })

  it('waits, sees nothing of the community, and is shown beside the roster', async () => {
    const { id } = await entry({ name: 'Nadia Roy', email: 'nadia@example.org' })
    const person = await registerAs('nadia.other@example.org', {}, 'Nadia Roy')
    const { match } = await compared(person)
    expect(match).toMatchObject({
      unit: 'found',
      name: 'same',
      email: 'different',
      rosterEntry: id,
    })
    const cookie = await app.login('nadia.other@example.org', PASSWORD)
    for (const path of ['/units', '/memberships', '/communities', '/packages', '/roster-entries']) {
      const { status, body } = await app.call('GET', path, { as: cookie })
      expect([path, status === 403 ? 0 : body.docs.length]).toEqual([path, 0])
    }
    expect((await app.call('GET', `/c/${place.slug}/packages`, { as: cookie })).status).toBe(404)
    expect((await app.call('GET', '/join-requests', { as: cookie })).status).toBe(403)
    const [mine] = await own.ownRequests(await requestOf(person))
    expect(Object.keys(mine!).toSorted()).toEqual([
      'communityName',
      'communitySlug',
      'createdAt',
      'id',
      'message',
      'reason',
      'role',
      'status',
      'themeColor',
      'unitText',
    ])
    const { body: view } = await app.call('GET', `/c/${place.slug}/coming-in`, {
      as: manager.cookie,
    })
    const queued = (view.requests as { email: string }[]).find(
      ({ email }) => email === 'nadia.other@example.org',
    )
    expect(queued).toMatchObject({
      unitLabel: 'North · 402',
      roster: { name: 'Nadia Roy', email: 'nadia@example.org' },
    })
    const notice = await mailTo(manager.user.email)
    expect(notice.subject).toContain('asks to join')
  })

  it('gives one answer for an address that has an account', async () => {
    const taken = await make.user({ email: 'has-account@example.org' })
    const asked = { community: place.slug, email: taken.email, locale: 'en' }
    expect(await refusal(registration.beginRegistration(await requestOf(), asked))).toBe('accepted')
    const told = await mailTo(taken.email)
    expect(told.subject).toBe('You have a Courtyard account already')
  })

  it('an exact match comes in by itself where the community allows it, in the role of the roster', async () => {
    await app.sql('update communities set registration_auto_approve = true where id = $1', [
      place.id,
    ])
    const { id } = await entry({
      name: 'Ines Alves',
      email: 'ines@example.org',
      role: 'leaseholder',
    })
    const person = await registerAs('ines@example.org', {}, 'Somebody Else')
    await until(async () => (await stateOf(person)).status === 'approved')
    const rows = await app.sql(
      'select role::text as role, unit_id from memberships where user_id = $1',
      [person],
    )
    expect(rows).toEqual([{ role: 'leaseholder', unit_id: unit }])
    expect(
      await app.sql('select 1 from roster_entries where id = $1 and account_id = $2', [id, person]),
    ).toHaveLength(1)
    expect((await mailTo('ines@example.org')).subject).toMatch(/code|let in/)
    const other = await registerAs('not-ines@example.org', {}, 'Ines Alves')
    await compared(other)
    expect((await stateOf(other)).status).toBe('pending')
    await app.sql('update communities set registration_auto_approve = false where id = $1', [
      place.id,
    ])
  })

  it('is asked once at a time, corrected, taken back, and asked again', async () => {
    const person = await registerAs('again@example.org', { unitText: 'nowhere' })
    const { id, match } = await compared(person)
    expect(match).toMatchObject({ unit: 'unknown' })
    const ask = async () =>
      refusal(registration.askToJoin(await requestOf(person), { community: place.slug, claim }))
    expect(await ask()).toBe('admissions.already-asked')
    await change.correctRequest(await requestOf(person), id, { ...claim, message: 'second floor' })
    expect((await compared(person)).match).toMatchObject({ unit: 'found' })
    const stranger = await make.user()
    expect(await refusal(change.withdrawRequest(await requestOf(stranger.id), id))).toBe(
      'admissions.request-decided',
    )
    await change.withdrawRequest(await requestOf(person), id)
    expect(await refusal(change.withdrawRequest(await requestOf(person), id))).toBe(
      'admissions.request-decided',
    )
    expect(await ask()).toBe('accepted')
    const list = await own.ownRequests(await requestOf(person))
    expect(list.map(({ status, communityName }) => [status, communityName])).toEqual([
      ['pending', 'Harbour View'],
      ['withdrawn', 'Harbour View'],
    ])
    expect(await own.ownRequests(await requestOf(stranger.id))).toEqual([])
  })
})

describe('a decision', () => {
  it('is made once, by whoever is first, and the person is told', async () => {
    const person = await registerAs('decided@example.org')
    const { id } = await compared(person)
    const second = await make.person(place.id, 'manager')
    const approve = (as: string) =>
      post(`/join-requests/${id}/approve`, { unit, role: 'household' }, as)
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        approve(index % 2 === 0 ? manager.cookie : second.cookie),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      200,
      ...Array<number>(9).fill(409),
    ])
    const rows = await app.sql('select role::text as role from memberships where user_id = $1', [
      person,
    ])
    expect(rows).toEqual([{ role: 'household' }])
    const told = await until(() =>
      mail.mails.find(({ subject }) => subject?.startsWith('You were let in')),
    )
    expect(told.text).toContain('/c/harbour-view')
    const cookie = await app.login('decided@example.org', PASSWORD)
    expect((await app.call('GET', '/units', { as: cookie })).body.docs).toHaveLength(1)
  })

  it('against somebody gives words, and a unit of another community is refused', async () => {
    const person = await registerAs('declined@example.org')
    const { id } = await compared(person)
    const foreign = await make.unit((await make.community()).id)
    const wrong = await post(`/join-requests/${id}/approve`, { unit: foreign.id, role: 'owner' })
    expect(wrong.body.error).toMatchObject({ code: 'tenancy.foreign-reference', field: 'unit' })
    expect((await post(`/join-requests/${id}/decline`, { reason: '' })).body.error.field).toBe(
      'reason',
    )
    expect((await post(`/join-requests/${id}/assign`, { isMine: true })).status).toBe(200)
    const concierge = await make.person(place.id, 'concierge')
    const reason = 'This unit is not yours by our list.'
    expect((await post(`/join-requests/${id}/decline`, { reason }, concierge.cookie)).status).toBe(
      403,
    )
    expect((await post(`/join-requests/${id}/decline`, { reason })).status).toBe(200)
    expect((await post(`/join-requests/${id}/decline`, { reason })).status).toBe(409)
    expect((await post(`/join-requests/${id}/assign`, { isMine: false })).status).toBe(409)
    const told = await until(() => mail.mails.find(({ text }) => text?.includes(reason)))
    expect(told.to?.[0]?.address).toBe('declined@example.org')
    const [request] = await own.ownRequests(await requestOf(person))
    expect(request).toMatchObject({ status: 'declined', reason })
  })
})
