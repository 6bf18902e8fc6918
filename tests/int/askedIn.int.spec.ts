import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type * as Accept from '@/collections/admissions/operations/invitations/accept'
import type * as Find from '@/collections/admissions/operations/invitations/findInvitation'
import type { Community, Unit } from '@/payload-types'
import { refusal } from '../helpers/account'
import { type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
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
let unit: Unit
let manager: Person
let concierge: Person
let guard: Person
let accept: typeof Accept
let find: typeof Find
beforeAll(async () => {
  reachable = await startReachable()
  ;({ app, mail, texts } = reachable)
  make = buildersFor(app)
  accept = await import('@/collections/admissions/operations/invitations/accept')
  find = await import('@/collections/admissions/operations/invitations/findInvitation')
  place = await make.community(HARBOUR_VIEW)
  unit = await make.unit(place.id, { building: 'North', number: '402' })
  manager = await make.person(place.id, 'manager', { name: 'Mona Manager' })
  concierge = await make.person(place.id, 'concierge', { name: 'Cal Concierge' })
  guard = await make.person(place.id, 'guard')
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
const post = (path: string, body: unknown, as: string | undefined) =>
  app.call('POST', `/c/${place.slug}${path}`, { as, body })
const mailTo: Reachable['mailTo'] = (address, words) => reachable.mailTo(address, words)

const sent = (id: string) => reachable.sent(id)

let number = 0
const somebody = (change: Record<string, unknown> = {}) => {
  number += 1
  return {
    name: `Nora New ${String(number)}`,
    unit: unit.id,
    role: 'leaseholder',
    email: `nora-${String(number)}@example.org`,
    ...change,
  }
}
const atDesk = (person: object, as: Person = concierge) => post('/walk-ins', person, as.cookie)
const queue = async () => {
  const { body } = await app.call('GET', `/c/${place.slug}/coming-in`, { as: manager.cookie })
  return body.asked as { id: string; name: string; askedBy: string; origin: string }[]
}
const rowOf = async (id: string) => {
  const [row] = await app.sql<Record<string, unknown>>(
    'select status, channel, delivery, origin, roster_entry, role, unit_id from membership_invitations where id = $1',
    [id],
  )
  return row!
}
const decide = (id: string, body: object = { unit: unit.id, role: 'leaseholder' }) =>
  post(`/invitations/${id}/approve`, body, manager.cookie)

describe('somebody at the desk', () => {
  it('waits for management, is in its queue with what matches, and is invited by its yes', async () => {
    const person = somebody()
    await make.rosterEntry(place.id, unit.id, { name: person.name, email: 'other@example.org' })
    const { status, body } = await atDesk(person)
    expect([status, body]).toEqual([
      201,
      { id: body.id, state: 'waiting', channel: 'email', isNew: true },
    ])
    const told = await mailTo(manager.user.email, person.name)
    expect(told.text).toContain(`Cal Concierge wrote ${person.name} down at the desk`)
    expect(told.text).toContain('North · 402')
    expect(told.subject).toBe(`${person.name} is to be let in`)
    const [waiting] = (await queue()).filter(({ id }) => id === body.id)
    expect(waiting).toMatchObject({
      name: person.name,
      origin: 'desk',
      askedBy: 'Cal Concierge',
      unitLabel: 'North · 402',
      match: { unit: 'found', name: 'same', email: 'different' },
      roster: { email: 'other@example.org', role: 'owner' },
    })
    expect(mail.mails.some(({ to }) => to?.[0]?.address === person.email)).toBe(false)

    const yes = await decide(body.id)
    expect([yes.status, yes.body]).toEqual([200, { id: body.id, channel: 'email' }])
    const invited = await mailTo(person.email)
    const secret = joinLinkIn(invited.text)
    const { userId } = await accept.acceptAsNewcomer(await requestOf(), {
      secret,
      name: person.name,
      email: person.email,
      locale: 'en',
      password: 'three rivers and a boat',
      code: '',
    })
    const members = await app.sql(
      'select role::text as role, unit_id from memberships where user_id = $1',
      [userId],
    )
    expect(members).toEqual([{ role: 'leaseholder', unit_id: unit.id }])
    const [entry] = await app.sql('select name from roster_entries where account_id = $1', [userId])
    expect(entry).toEqual({ name: person.name })
    expect((await decide(body.id)).body.error.code).toBe('admissions.request-decided')
    const steps = await app.sql(
      `select action from audit_entries where subject_id = $1 order by at, id`,
      [body.id],
    )
    expect(steps.map(({ action }) => action)).toEqual([
      'invitation.asked-for',
      'invitation.approved',
      'invitation.accepted',
    ])
  })

  it('opens nothing while it waits, whatever secret is tried', async () => {
    const { body } = await atDesk(somebody())
    const { secretsOf } = await import('@/collections/admissions/operations/invitations/secrets')
    const { token, code } = secretsOf(body.id, 1)
    for (const secret of [token, code]) {
      expect(await refusal(find.findInvitation(await requestOf(), secret))).toBe(
        'admissions.invitation-over',
      )
    }
    // The same secret opens once it is open: the refusal above is about the state.
    await app.sql(`update membership_invitations set status = 'open' where id = $1`, [body.id])
    expect((await find.findInvitation(await requestOf(), token)).id).toBe(body.id)
    await app.sql(`update membership_invitations set status = 'waiting' where id = $1`, [body.id])
  })

  it.each([
    ['says what the roster says', {}, {}, 'open'],
    ['is listed in another role', { role: 'owner' }, {}, 'waiting'],
    ['is listed under another name', { name: 'Somebody Else' }, {}, 'waiting'],
    ['has no address, though the roster has one', { email: undefined }, {}, 'waiting'],
    ['has no address, nor has the roster', { email: undefined }, { email: null }, 'open'],
    ['is listed for another unit', {}, { unit: 'other' }, 'waiting'],
    ['is here already', {}, { account: true }, 'waiting'],
  ] as const)('who %s', async (_, said, listed, state) => {
    const person = somebody()
    const other = await make.unit(place.id)
    const { account, ...rest } = { account: false, ...listed }
    await make.rosterEntry(place.id, 'unit' in listed ? other.id : unit.id, {
      name: person.name,
      email: person.email,
      role: 'leaseholder',
      ...('email' in rest && { email: null }),
      ...(account && { account: guard.user.id }),
    })
    const { body } = await atDesk({ ...person, ...said }, guard)
    expect(body.state).toBe(state)
    if (state === 'open') expect((await rowOf(body.id))['roster_entry']).not.toBeNull()
  })

  it('is invited at once by management, also by text', async () => {
    const person = somebody({ email: undefined, phone: '(514) 555-0143' })
    const { body } = await atDesk(person, manager)
    expect(body).toMatchObject({ state: 'open', channel: 'sms', isNew: true })
    const sent = await until(() => texts.requests.find(({ body: text }) => text.includes('/join/')))
    expect(sent.body).toContain('+15145550143')
  })

  it('without address and phone gets a letter, which the desk prints once it may', async () => {
    const person = somebody({ email: undefined })
    const { body } = await atDesk(person)
    expect(body).toMatchObject({ state: 'waiting', channel: 'letter' })
    const print = () => post(`/walk-ins/${String(body.id)}/letter`, {}, concierge.cookie)
    expect((await print()).body.error.code).toBe('admissions.nothing-to-print')
    expect((await decide(body.id)).body.channel).toBe('letter')
    const printed = await print()
    expect(printed.status).toBe(201)
    expect(Buffer.from(printed.body.file, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(await rowOf(body.id)).toMatchObject({ status: 'open', delivery: 'printed' })
    // Letters of management are none of the desk's.
    const entry = await make.rosterEntry(place.id, unit.id)
    await post('/invitations', { entries: [entry.id], channel: 'letter' }, manager.cookie)
    const [theirs] = await app.sql<{ id: string }>(
      'select id from membership_invitations where roster_entry = $1',
      [entry.id],
    )
    const refused = await post(`/walk-ins/${theirs!.id}/letter`, {}, concierge.cookie)
    expect(refused.body.error.code).toBe('admissions.nothing-to-print')
  })

  it('is turned down with words', async () => {
    const { body } = await atDesk(somebody())
    const no = await post(
      `/invitations/${String(body.id)}/decline`,
      { reason: 'Nobody of that name rents here.' },
      manager.cookie,
    )
    expect(no.status).toBe(200)
    expect((await rowOf(body.id))['status']).toBe('declined')
    expect((await queue()).some(({ id }) => id === body.id)).toBe(false)
    expect((await decide(body.id)).status).toBe(409)
  })

  it('is one, however often and however parallel the same is sent', async () => {
    const person = somebody()
    const answers = await Promise.all(Array.from({ length: 20 }, () => atDesk(person)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ body }) => body.isNew)).toHaveLength(1)
    const sure = somebody()
    const open = await Promise.all(Array.from({ length: 20 }, () => atDesk(sure, manager)))
    expect(new Set(open.map(({ body }) => body.id)).size).toBe(1)
    await mailTo(sure.email)
    const [row] = await app.sql(
      'select edition::int as edition from membership_invitations where id = $1',
      [open[0]!.body.id],
    )
    expect(row).toEqual({ edition: 1 })
    const spelled = await atDesk({ ...person, name: person.name.toUpperCase() })
    expect(spelled.body).toMatchObject({ id: answers[0]!.body.id, isNew: false })
  })

  it('is one for an idempotency key, too', async () => {
    const person = somebody()
    const headers = { 'idempotency-key': 'walk-in-of-one-form' }
    const send = () =>
      app.call('POST', `/c/${place.slug}/walk-ins`, { as: concierge.cookie, body: person, headers })
    const first = await send()
    const second = await send()
    expect(second.body).toEqual(first.body)
    expect(second.headers.get('idempotent-replayed')).toBe('true')
  })

  it('is sent again after a while, and waits again when it is too old', async () => {
    const person = somebody()
    const first = await atDesk(person, manager)
    const secret = joinLinkIn((await mailTo(person.email)).text)
    mail.mails.length = 0
    const age = (interval: string) =>
      app.sql(
        `update membership_invitations set updated_at = now() - interval '11 minutes',
           expires_at = now() + $2::interval where id = $1`,
        [first.body.id, interval],
      )
    await sent(first.body.id)
    await age('1 day')
    expect((await atDesk(person)).body).toMatchObject({ id: first.body.id, state: 'open' })
    expect(joinLinkIn((await mailTo(person.email)).text)).not.toBe(secret)
    await sent(first.body.id)
    await age('-1 day')
    expect((await atDesk(person)).body).toMatchObject({ id: first.body.id, state: 'waiting' })
  })

  it('replaces what management sent for the same entry, unless that just left', async () => {
    const person = somebody()
    const entry = await make.rosterEntry(place.id, unit.id, {
      name: person.name,
      email: person.email,
      role: 'leaseholder',
    })
    await post('/invitations', { entries: [entry.id] }, manager.cookie)
    const [theirs] = await app.sql<{ id: string }>(
      'select id from membership_invitations where roster_entry = $1',
      [entry.id],
    )
    expect((await atDesk(person)).body).toMatchObject({ id: theirs!.id, isNew: false })
    await sent(theirs!.id)
    await app.sql(
      `update membership_invitations set updated_at = now() - interval '11 minutes' where id = $1`,
      [theirs!.id],
    )
    const { body } = await atDesk(person)
    expect(body).toMatchObject({ state: 'open', isNew: true })
    expect((await rowOf(theirs!.id))['status']).toBe('revoked')
  })

  it('is in the desk’s list with what became of it', async () => {
    const { askedAtDesk } =
      await import('@/collections/admissions/operations/invitations/askedLists')
    const standing = async (id: string) => {
      const list = await askedAtDesk(await requestOf(concierge.user.id), place.id)
      const one = list.find((asked) => asked.id === id)
      return one && [one.standing, one.reason]
    }
    const { body: waiting } = await atDesk(somebody())
    expect(await standing(waiting.id)).toEqual(['waiting', null])
    await decide(waiting.id)
    expect(await standing(waiting.id)).toEqual(['sent', null])
    const { body: no } = await atDesk(somebody())
    const reason = 'Not on the contract.'
    await post(`/invitations/${String(no.id)}/decline`, { reason }, manager.cookie)
    expect(await standing(no.id)).toEqual(['declined', reason])
    const { body: letter } = await atDesk(somebody({ email: undefined }), manager)
    expect(await standing(letter.id)).toEqual(['letter', null])
    await app.sql(
      `update membership_invitations set expires_at = now() - interval '1 day' where id = $1`,
      [letter.id],
    )
    expect(await standing(letter.id)).toEqual(['over', null])
    const late = await post(`/walk-ins/${String(letter.id)}/letter`, {}, concierge.cookie)
    expect(late.body.error.code).toBe('admissions.nothing-to-print')
    await post(`/invitations/${String(waiting.id)}/revoke`, {}, manager.cookie)
    expect(await standing(waiting.id)).toBeUndefined()
  })

  it('is among those invited on the page of residents', async () => {
    const person = somebody()
    const { body } = await atDesk(person, manager)
    const { unitsWithPeople } = await import('@/collections/roster/operations/people')
    const { units } = await unitsWithPeople({
      req: await requestOf(manager.user.id),
      community: place.id,
      words: person.name,
      filter: 'invited',
      page: 1,
    })
    expect(units.flatMap(({ people }) => people)).toMatchObject([
      { id: body.id, name: person.name, state: 'invited', role: 'leaseholder' },
    ])
  })

  it('names a unit in words where there is no list to choose from', async () => {
    const { unitCalled } =
      await import('@/collections/admissions/operations/requests/compareRequest')
    const req = await requestOf(concierge.user.id)
    expect(await unitCalled(req, place.id, 'north 402')).toBe(unit.id)
    expect(await unitCalled(req, place.id, 'somewhere')).toBeNull()
  })

  it('is let in for another unit where management says so', async () => {
    const { body } = await atDesk(somebody())
    const other = await make.unit(place.id)
    const foreign = await make.unit((await make.community()).id)
    const wrong = await decide(body.id, { unit: foreign.id, role: 'owner' })
    expect(wrong.body.error).toMatchObject({ code: 'tenancy.foreign-reference', field: 'unit' })
    expect((await decide(body.id, { unit: other.id, role: 'owner' })).status).toBe(200)
    expect(await rowOf(body.id)).toMatchObject({ unit_id: other.id, role: 'owner' })
  })

  it('is written down by the desk alone, and named where something is wrong', async () => {
    const stranger = await make.person((await make.community()).id, 'concierge')
    const owner = await make.person(place.id, 'owner', { unit: unit.id })
    const board = await make.person(place.id, 'board')
    expect((await atDesk(somebody(), owner)).status).toBe(403)
    expect((await atDesk(somebody(), board)).status).toBe(403)
    expect((await atDesk(somebody(), stranger)).status).toBe(404)
    expect((await post('/walk-ins', somebody(), undefined)).status).toBe(401)
    const { body: waiting } = await atDesk(somebody())
    for (const path of ['approve', 'decline']) {
      const body = path === 'approve' ? { unit: unit.id, role: 'owner' } : { reason: 'No such' }
      const refused = await post(
        `/invitations/${String(waiting.id)}/${path}`,
        body,
        concierge.cookie,
      )
      expect(refused.status).toBe(403)
    }
    const foreign = await make.unit((await make.community()).id)
    for (const [change, field] of [
      [{ name: ' ' }, 'name'],
      [{ unit: 'north' }, 'unit'],
      [{ unit: foreign.id }, 'unit'],
      [{ role: 'manager' }, 'role'],
      [{ role: 'concierge' }, 'role'],
      [{ email: 'not an address' }, 'email'],
      [{ phone: '12' }, 'phone'],
    ] as const) {
      const { status, body } = await atDesk(somebody(change))
      expect([status, body.error.field]).toEqual([400, field])
    }
  })
})
