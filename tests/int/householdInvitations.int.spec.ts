import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type * as Accept from '@/collections/admissions/operations/invitations/accept'
import type * as Find from '@/collections/admissions/operations/invitations/findInvitation'
import type { RunningWorker } from '@/kernel/jobs/worker'
import type { Community, Unit } from '@/payload-types'
import { refusal } from '../helpers/account'
import { type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { HARBOUR_VIEW, joinLinkIn, startReachable, type Reachable } from '../helpers/reachable'
import { until, type HttpSink, type MailSink } from '../helpers/sinks'
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
let head: Person
let manager: Person
let accept: typeof Accept
let find: typeof Find
beforeAll(async () => {
  reachable = await startReachable()
  ;({ app, mail, texts } = reachable)
  make = buildersFor(app)
  accept = await import('@/collections/admissions/operations/invitations/accept')
  find = await import('@/collections/admissions/operations/invitations/findInvitation')
  place = await make.community(HARBOUR_VIEW)
  manager = await make.person(place.id, 'manager', { name: 'Mona Manager' })
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

/** Each test has a home of its own: who was asked in before is counted there. */
beforeEach(async () => {
  unit = await make.unit(place.id, { building: 'North' })
  head = await make.person(place.id, 'leaseholder', { unit: unit.id, name: 'Hana Head' })
  await needsApproval(true)
})

const needsApproval = (isOn: boolean) =>
  app.sql('update communities set registration_household_needs_approval = $2 where id = $1', [
    place.id,
    isOn,
  ])

const sent = (id: string) => reachable.sent(id)

let number = 0
const somebody = (change: Record<string, unknown> = {}) => {
  number += 1
  return {
    name: `Milo Member ${String(number)}`,
    unit: unit.id,
    email: `milo-${String(number)}@example.org`,
    ...change,
  }
}
const ask = (person: object, as: Person = head) => post('/household/invitations', person, as.cookie)
const withdraw = (id: string, as: Person = head) =>
  post(`/household/invitations/${id}/withdraw`, {}, as.cookie)
const approve = (id: string) =>
  post(`/invitations/${id}/approve`, { unit: unit.id, role: 'household' }, manager.cookie)
const statusOf = async (id: string) => {
  const [row] = await app.sql<{ status: string }>(
    'select status from membership_invitations where id = $1',
    [id],
  )
  return row!.status
}
const endOf = (who: Person) =>
  post(`/memberships/${who.membership!.id}/end`, { reason: 'Moved out' }, manager.cookie)
const newcomer = (secret: string, { name, email }: { name: string; email: string }) => ({
  secret,
  name,
  email,
  locale: 'en',
  password: 'three rivers and a boat',
  code: '',
})
const listOf = async (): Promise<{ id: string; standing: string; reason: string | null }[]> => {
  const { askedByHousehold } =
    await import('@/collections/admissions/operations/invitations/askedLists')
  return askedByHousehold(await requestOf(head.user.id), place.id, unit.id)
}

describe('somebody whom a household asks in', () => {
  it('waits for management, then is invited into the household and no other role', async () => {
    const person = somebody()
    const { status, body } = await ask(person)
    expect([status, body]).toEqual([
      201,
      { id: body.id, state: 'waiting', channel: 'email', isNew: true },
    ])
    expect(await listOf()).toMatchObject([{ id: body.id, standing: 'waiting' }])
    const told = await mailTo(manager.user.email, person.name)
    expect(told.text).toContain(`Hana Head asks ${person.name} into the household`)
    const yes = await post(
      `/invitations/${String(body.id)}/approve`,
      // Whatever management says: what a household asks for is of the household.
      { unit: (await make.unit(place.id)).id, role: 'owner' },
      manager.cookie,
    )
    expect(yes.status).toBe(200)
    const secret = joinLinkIn((await mailTo(person.email)).text)
    const decided = await mailTo(head.user.email)
    expect(decided.subject).toBe(`${person.name} was invited to Harbour View`)
    expect(await listOf()).toMatchObject([{ standing: 'sent' }])
    const { userId } = await accept.acceptAsNewcomer(await requestOf(), newcomer(secret, person))
    const members = await app.sql(
      'select role::text as role, unit_id from memberships where user_id = $1',
      [userId],
    )
    expect(members).toEqual([{ role: 'household', unit_id: unit.id }])
    expect(await listOf()).toEqual([])
  })

  it('is invited at once where the community lets households', async () => {
    await needsApproval(false)
    const person = somebody()
    expect((await ask(person)).body).toMatchObject({ state: 'open', channel: 'email' })
    expect(joinLinkIn((await mailTo(person.email)).text)).not.toBe('')
    const byPhone = somebody({ email: undefined, phone: '(514) 555-0177' })
    expect((await ask(byPhone)).body).toMatchObject({ state: 'open', channel: 'sms' })
    await until(() => texts.requests.find(({ body }) => body.includes('+15145550177')))
  })

  it('is shown as turned down, with management’s words', async () => {
    const { body } = await ask(somebody())
    const reason = 'Please ask the owner first.'
    await post(`/invitations/${String(body.id)}/decline`, { reason }, manager.cookie)
    expect(await listOf()).toMatchObject([{ standing: 'declined', reason }])
    expect((await mailTo(head.user.email)).text).toContain(reason)
  })

  it('needs an address, or a phone', async () => {
    for (const [change, field, code] of [
      [{ email: undefined }, 'email', 'admissions.no-way'],
      [{ email: 'none' }, 'email', 'validation.invalid'],
      [{ phone: '12' }, 'phone', 'users.phone-invalid'],
      [{ name: '' }, 'name', 'validation.required'],
    ] as const) {
      const { status, body } = await ask(somebody(change))
      expect([status, body.error.field, body.error.code]).toEqual([400, field, code])
    }
  })

  it('is asked in by whoever looks after the household, and by nobody else', async () => {
    const member = await make.person(place.id, 'household', { unit: unit.id })
    const landlord = await make.person(place.id, 'owner', { unit: unit.id, livesThere: false })
    const neighbour = await make.person(place.id, 'owner', { unit: (await make.unit(place.id)).id })
    for (const who of [member, landlord, neighbour, manager]) {
      const { status } = await ask(somebody(), who)
      expect(status).toBe(403)
    }
    const { body } = await ask(somebody())
    for (const who of [member, landlord, neighbour]) {
      expect((await withdraw(body.id, who)).status).toBe(403)
    }
    const other = await make.person(place.id, 'owner', { unit: unit.id })
    expect((await withdraw(body.id, other)).status).toBe(200)
    expect(await statusOf(body.id)).toBe('revoked')
  })

  it('is taken back, and then nothing opens and nothing is approved', async () => {
    const { body: waiting } = await ask(somebody())
    expect((await withdraw(waiting.id)).status).toBe(200)
    expect((await approve(waiting.id)).body.error.code).toBe('admissions.request-decided')
    expect((await withdraw(waiting.id)).body.error.code).toBe('admissions.invitation-over')
    await needsApproval(false)
    const person = somebody()
    const { body: open } = await ask(person)
    const secret = joinLinkIn((await mailTo(person.email)).text)
    expect((await withdraw(open.id)).status).toBe(200)
    expect(await refusal(find.findInvitation(await requestOf(), secret))).toBe(
      'admissions.invitation-over',
    )
    // One of management is none of theirs.
    const entry = await make.rosterEntry(place.id, unit.id)
    await post('/invitations', { entries: [entry.id], channel: 'letter' }, manager.cookie)
    const [theirs] = await app.sql<{ id: string }>(
      'select id from membership_invitations where roster_entry = $1',
      [entry.id],
    )
    expect((await withdraw(theirs!.id)).status).toBe(404)
  })

  it('has no way in any more once whoever asked has left', async () => {
    await needsApproval(false)
    const person = somebody()
    await ask(person)
    const secret = joinLinkIn((await mailTo(person.email)).text)
    const invitation = await find.findInvitation(await requestOf(), secret)
    await needsApproval(true)
    const { body: waiting } = await ask(somebody())
    expect((await endOf(head)).status).toBe(200)
    expect(await refusal(find.findInvitation(await requestOf(), secret))).toBe(
      'admissions.invitation-over',
    )
    expect((await approve(waiting.id)).body.error.code).toBe('admissions.request-decided')
    const { body } = await app.call('GET', `/c/${place.slug}/coming-in`, { as: manager.cookie })
    expect(body.asked.some(({ id }: { id: string }) => id === waiting.id)).toBe(false)
    const letter = await post(
      '/invitations/letters',
      { invitations: [invitation.id] },
      manager.cookie,
    )
    expect(letter.body.error.code).toBe('admissions.nothing-to-print')
    // Whoever lives there next asks for the same person anew.
    head = await make.person(place.id, 'leaseholder', { unit: unit.id })
    expect((await ask(person)).body).toMatchObject({ id: invitation.id, state: 'waiting' })
  })

  it('does not get in at the moment in which whoever asked leaves', async () => {
    await needsApproval(false)
    const person = somebody()
    await ask(person)
    const secret = joinLinkIn((await mailTo(person.email)).text)
    const req = await requestOf((await make.user({ email: person.email })).id)
    // The end is on its way and not there yet: whoever comes in now waits for it.
    const ending = app.sql(`do $$ begin
      update memberships set status = 'ended', valid_to = now()
        where id = '${head.membership!.id}';
      perform pg_sleep(1);
    end $$`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await refusal(accept.acceptAsSelf(req, secret))).toBe('admissions.invitation-over')
    await ending
    const members = await app.sql(
      `select 1 from memberships m join users u on u.id = m.user_id where u.email = $1`,
      [person.email],
    )
    expect(members).toEqual([])
  })

  it('stays where management itself asks for the same person', async () => {
    await needsApproval(false)
    const person = somebody()
    const entry = await make.rosterEntry(place.id, unit.id, {
      name: person.name,
      email: person.email,
      role: 'household',
    })
    const { body } = await ask(person)
    await post('/invitations', { entries: [entry.id] }, manager.cookie)
    await endOf(head)
    const [row] = await app.sql<{ id: string; origin: string }>(
      `select id, origin from membership_invitations where roster_entry = $1 and status = 'open'`,
      [entry.id],
    )
    expect(row).toEqual({ id: body.id, origin: 'management' })
    const sent = await until(() =>
      mail.mails.filter(({ to }) => to?.[0]?.address === person.email).at(1),
    )
    const found = await find.findInvitation(await requestOf(), joinLinkIn(sent.text))
    expect(found.id).toBe(body.id)
  })

  it('is one of five at a time, however many are asked in at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(somebody())))
    const made = answers.filter(({ status }) => status === 201)
    expect(made).toHaveLength(5)
    for (const { status, body } of answers.filter((one) => !made.includes(one))) {
      expect([status, body.error.code]).toEqual([409, 'admissions.household-full'])
    }
    expect((await withdraw(made[0]!.body.id)).status).toBe(200)
    expect((await ask(somebody())).status).toBe(201)
  })

  it('is one, however parallel the same is sent, and does not fill a household twice', async () => {
    for (let filled = 0; filled < 4; filled += 1) await ask(somebody())
    const person = somebody()
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(person)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })

  it('counts those who are here already', async () => {
    for (let count = 0; count < 12; count += 1) {
      const { id } = await make.user()
      await make.membership(place.id, id, 'household', { unit: unit.id })
    }
    expect((await ask(somebody())).body.error.code).toBe('admissions.household-full')
  })

  it('is not carried past the right of whoever asked by the desk', async () => {
    await needsApproval(false)
    const person = somebody()
    const { body } = await ask(person)
    const desk = await make.person(place.id, 'concierge')
    await sent(body.id)
    await app.sql(
      `update membership_invitations set updated_at = now() - interval '11 minutes' where id = $1`,
      [body.id],
    )
    const again = await post('/walk-ins', { ...person, role: 'household' }, desk.cookie)
    expect(again.body).toMatchObject({ id: body.id, state: 'open' })
    await endOf(head)
    const late = await post('/walk-ins', { ...person, role: 'household' }, desk.cookie)
    expect(late.body).toMatchObject({ id: body.id, state: 'waiting' })
  })
})
