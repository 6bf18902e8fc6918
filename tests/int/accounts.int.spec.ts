import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import type { Community } from '@/payload-types'
import { PASSWORD, startApp, type App } from '../helpers/app'
import { buildersFor, type Builders, type Person } from '../helpers/builders'
import { PUBLIC_URL } from '../helpers/environment.mjs'
import { startMailSink, type MailSink } from '../helpers/sinks'

let app: App
let make: Builders
let mail: MailSink
let place: Community
let person: Person

beforeAll(async () => {
  mail = await startMailSink()
  app = await startApp({ SMTP_URL: mail.url })
  make = buildersFor(app)
  place = await make.community()
  const unit = await make.unit(place.id)
  person = await make.person(place.id, 'owner', {
    unit: unit.id,
    email: 'lea@example.org',
    name: 'Léa Martin',
    locale: 'fr',
  })
}, 60_000)
afterAll(async () => {
  await app.stop()
  await mail.stop()
})
beforeEach(() => {
  mail.mails.length = 0
})

const request = (): Promise<PayloadRequest> => createLocalReq({}, app.payload)

/** Asks for a link and does the job that follows, as a worker would. */
const askedFor = async (email: string): Promise<void> => {
  const { requestPasswordReset } =
    await import('@/collections/users/operations/passwords/requestReset')
  const { sendPasswordResetHandler } =
    await import('@/collections/users/jobs/sendPasswordReset.handler')
  await requestPasswordReset(await request(), email)
  const [job] = await app.sql<{ data: unknown }>(
    `delete from pgboss.job where name = 'usersSendPasswordReset' returning data`,
  )
  await sendPasswordResetHandler({ payload: app.payload, data: job?.data })
}

/** A login of its own: `app.login` keeps one for each person. */
const freshLogin = async (email: string, password = PASSWORD): Promise<string> => {
  const { headers } = await app.call('POST', '/users/login', { body: { email, password } })
  return (headers.get('set-cookie') ?? '').split(';', 1)[0] ?? ''
}

const reset = async (token: string, password: string) => {
  const { resetPassword } = await import('@/collections/users/operations/passwords/resetPassword')
  return resetPassword({ req: await request(), token, password })
}

describe('a forgotten password', () => {
  it('is mailed a link in the person’s language; the queue holds no token', async () => {
    await askedFor('LEA@example.org ')
    expect(mail.mails).toHaveLength(1)
    const [sent] = mail.mails
    expect(sent?.subject).toBe('Choisissez un nouveau mot de passe Courtyard')
    expect(sent?.text).toContain('/reset-password?token=')
    expect(sent?.html).toContain('Léa Martin')
  })

  it('sends nothing to an address without an account', async () => {
    await askedFor('nobody@example.org')
    expect(mail.mails).toEqual([])
  })

  it('sets a password once, ends the other logins, and refuses what is too short', async () => {
    await askedFor('lea@example.org')
    const text = mail.mails[0]?.text ?? ''
    const token = /token=([\w%-]+)/.exec(text)?.[1] ?? ''
    await expect(reset(token, 'short')).rejects.toMatchObject({
      code: 'validation.too-short',
      field: 'password',
    })
    await expect(reset(token, ' '.repeat(20))).rejects.toMatchObject({ field: 'password' })
    await reset(token, 'three rivers and a boat')
    await expect(reset(token, 'another long password')).rejects.toMatchObject({
      code: 'users.reset-link-over',
      status: 410,
    })
    const old = await app.call('GET', `/c/${place.slug}/my/packages`, { as: person.cookie })
    expect(old.status).toBe(401)
    const cookie = await freshLogin('lea@example.org', 'three rivers and a boat')
    const now = await app.call('GET', `/c/${place.slug}/my/packages`, { as: cookie })
    expect(now.status).toBe(200)
  })
})

describe('signing in and out', () => {
  const login = (body: unknown) => app.call('POST', '/users/login', { body })

  it('gives a wrong password, an unknown address and nonsense a refusal each, and no token', async () => {
    const user = await make.person(place.id, 'manager', { email: 'm@example.org' })
    const wrong = await login({ email: 'm@example.org', password: 'wrong' })
    const unknown = await login({ email: 'n@example.org', password: 'wrong' })
    expect([wrong.status, wrong.body.error.code]).toEqual([401, 'auth.invalid-credentials'])
    expect({ ...unknown.body.error, requestId: '' }).toEqual({ ...wrong.body.error, requestId: '' })
    const nothing = await login({ email: 'm@example.org' })
    expect([nothing.status, nothing.body.error.field]).toEqual([400, 'password'])
    const nonsense = await login({ _payload: '{' })
    expect(nonsense.status).toBe(400)
    const right = await login({
      _payload: JSON.stringify({ email: 'm@example.org', password: PASSWORD }),
    })
    expect(right.status).toBe(200)
    expect(right.body.user).toMatchObject({ id: user.user.id, email: 'm@example.org' })
    expect(JSON.stringify(right.body)).not.toContain('eyJ')
    expect(right.headers.get('set-cookie')).toMatch(/HttpOnly/)
  })

  it('ends one login and leaves the others', async () => {
    const { signOut } = await import('@/collections/users/operations/sessions/endSessions')
    await make.person(place.id, 'manager', { email: 'two@example.org' })
    const [first, second] = [
      await freshLogin('two@example.org'),
      await freshLogin('two@example.org'),
    ]
    const { user } = await app.payload.auth({
      headers: new Headers({ cookie: first, origin: PUBLIC_URL }),
    })
    await signOut(await createLocalReq({ user: user ?? undefined }, app.payload))
    expect((await app.call('GET', '/jobs/failed', { as: first })).status).toBe(401)
    expect((await app.call('GET', '/jobs/failed', { as: second })).status).toBe(200)
    await signOut(await request())
  })

  it('takes no new password through an update of the row', async () => {
    const self = await make.person(place.id, 'guard', { email: 'guard@example.org' })
    const { status, body } = await app.call('PATCH', `/users/${self.user.id}`, {
      as: self.cookie,
      body: { password: 'a whole new password' },
    })
    expect([status, body.error.code]).toEqual([403, 'users.own-route'])
    const named = await app.call('PATCH', `/users/${self.user.id}`, {
      as: self.cookie,
      body: { name: 'New Name', email: 'thief@example.org' },
    })
    expect(named.status).toBe(200)
    const [row] = await app.sql('select name, email from users where id = $1', [self.user.id])
    expect(row).toEqual({ name: 'New Name', email: 'guard@example.org' })
  })
})
