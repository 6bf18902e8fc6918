import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type * as ChangeEmail from '@/collections/users/operations/changes/changeEmail'
import type * as Undo from '@/collections/users/operations/changes/undoChange'
import type * as Codes from '@/collections/users/operations/verification/codes'
import type { Community } from '@/payload-types'
import { codeAt, passwordStep, refusal, requestWith, withAuthenticator } from '../helpers/account'
import { PASSWORD, startApp, type App } from '../helpers/app'
import { buildersFor, type Builders } from '../helpers/builders'
import { startMailSink, type MailSink } from '../helpers/sinks'

let app: App
let make: Builders
let mail: MailSink
let place: Community
let changing: typeof ChangeEmail
let undo: typeof Undo
let codes: typeof Codes
beforeAll(async () => {
  mail = await startMailSink()
  app = await startApp({ SMTP_URL: mail.url, DATABASE_POOL_SIZE: '20' })
  make = buildersFor(app)
  changing = await import('@/collections/users/operations/changes/changeEmail')
  undo = await import('@/collections/users/operations/changes/undoChange')
  codes = await import('@/collections/users/operations/verification/codes')
  place = await make.community()
}, 60_000)
afterAll(async () => {
  await app.stop()
  await mail.stop()
})
beforeEach(async () => {
  mail.mails.length = 0
  await app.sql('delete from pgboss.job')
})

let number = 0
const address = () => `new${String((number += 1))}@example.org`

const resident = async () => {
  const unit = await make.unit(place.id)
  const person = await make.person(place.id, 'owner', { unit: unit.id })
  return { ...person, email: person.user.email, req: await requestWith(app, person.cookie) }
}
type Resident = Awaited<ReturnType<typeof resident>>

/** The code that went to an address. */
const codeFor = async (target: string): Promise<string> => {
  const [row] = await app.sql<{ id: string }>(
    `select id from verification_codes where target = $1 order by created_at desc limit 1`,
    [target],
  )
  return codes.digitsOf(row!.id)
}
const moveTo = async ({ req }: Pick<Resident, 'req'>, email: string) => {
  await changing.requestEmailChange(req, email)
  await changing.confirmEmailChange(req, { email, code: await codeFor(email) })
}
const stateOf = async (userId: string) => {
  const [row] = await app.sql<{ email: string; hash: string; phone: string | null }>(
    'select email, hash, phone from users where id = $1',
    [userId],
  )
  return row!
}
/** Sends what waits to be told, as a worker would. */
const tell = async () => {
  const { accountChangeHandler } = await import('@/collections/users/jobs/changeJobs.handler')
  const rows = await app.sql<{ data: unknown }>(
    `delete from pgboss.job where name = 'usersTellAccountChange' returning data, created_on`,
  )
  for (const { data } of rows) await accountChangeHandler({ payload: app.payload, data })
}
const linkIn = (text: string | undefined): string =>
  /undo-change\?token=([\w-]+)/.exec(text ?? '')?.[1] ?? ''
const mailsTo = (email: string) =>
  mail.mails.filter(({ to }) => to?.some(({ address: one }) => one === email))
const nobody = () => requestWith(app, '')

describe('a change of the e-mail address', () => {
  it('counts once its code was typed, tells the old address, ends other sessions', async () => {
    const person = await resident()
    const elsewhere = await passwordStep(app, person.email, PASSWORD)
    const email = address()
    await changing.requestEmailChange(person.req, email.toUpperCase())
    expect((await stateOf(person.user.id)).email).toBe(person.email)
    const code = await codeFor(email)
    const wrong = code === '000000' ? '000001' : '000000'
    expect(await refusal(changing.confirmEmailChange(person.req, { email, code: wrong }))).toBe(
      'users.code-wrong',
    )
    const refused = async () => {
      const [row] = await app.sql<{ at: Date | null; reason: string | null }>(
        'select email_refused_at as at, email_refused_reason as reason from users where id = $1',
        [person.user.id],
      )
      return row
    }
    await app.sql(
      `update users set email_refused_at = now(), email_refused_reason = '550' where id = $1`,
      [person.user.id],
    )
    await changing.confirmEmailChange(person.req, { email, code })
    expect((await stateOf(person.user.id)).email).toBe(email)
    // What a server said of the old address says nothing of the new one.
    expect(await refused()).toEqual({ at: null, reason: null })
    const me = (as: string) => app.call('GET', '/users/me', { as })
    expect((await me(elsewhere.cookie)).body.user).toBeNull()
    expect((await me(person.cookie)).body.user.email).toBe(email)
    await tell()
    expect(mailsTo(email)).toEqual([])
    const [told] = mailsTo(person.email)
    expect(told!.subject).toBe('Courtyard: The e-mail address was changed')
    expect(told!.text).toContain('Firefox')
    expect(told!.text).toContain('72 hours')
    expect(linkIn(told!.text)).not.toBe('')
  })

  it('asks for fresh proof, another address, and the person’s own code', async () => {
    const person = await resident()
    const other = await resident()
    expect(await refusal(changing.requestEmailChange(person.req, person.email))).toBe(
      'users.email-same',
    )
    const email = address()
    await changing.requestEmailChange(other.req, email)
    const code = await codeFor(email)
    expect(await refusal(changing.confirmEmailChange(person.req, { email, code }))).toBe(
      'users.code-over',
    )
    await app.sql(
      `update session_details set proved_at = now() - interval '1 hour' where user_id = $1`,
      [person.user.id],
    )
    expect(await refusal(changing.requestEmailChange(person.req, email))).toBe('users.proof-needed')
    expect(await refusal(changing.confirmEmailChange(person.req, { email, code }))).toBe(
      'users.proof-needed',
    )
  })

  it('tells nobody whose address it is before its owner has shown it', async () => {
    const [person, owner] = [await resident(), await resident()]
    await changing.requestEmailChange(person.req, owner.email)
    const code = await codeFor(owner.email)
    expect(
      await refusal(changing.confirmEmailChange(person.req, { email: owner.email, code })),
    ).toBe('users.email-taken')
    expect((await stateOf(person.user.id)).email).toBe(person.email)
  })

  it('holds the old address for its owner for 72 hours, against people and the panel', async () => {
    const [person, other] = [await resident(), await resident()]
    await moveTo(person, address())
    await changing.requestEmailChange(other.req, person.email)
    const code = await codeFor(person.email)
    expect(
      await refusal(changing.confirmEmailChange(other.req, { email: person.email, code })),
    ).toBe('users.email-taken')
    const manager = await make.person(place.id, 'manager')
    const create = () =>
      app.call('POST', '/users', {
        as: manager.cookie,
        body: { name: 'N', email: person.email, password: 'three rivers and a boat', locale: 'en' },
      })
    const held = await create()
    expect([held.status, held.body.error.field]).toEqual([400, 'email'])
    await app.sql(`update account_changes set expires_at = now() where user_id = $1`, [
      person.user.id,
    ])
    expect((await create()).status).toBe(201)
  })
})

describe('undoing', () => {
  it('looks at nothing before the button, gives the old address back, ends all sessions', async () => {
    const person = await resident()
    const email = address()
    await moveTo(person, email)
    await tell()
    const token = linkIn(mailsTo(person.email)[0]?.text)
    expect(await undo.undoableChange(await nobody(), token)).toMatchObject({ kind: 'email' })
    expect((await stateOf(person.user.id)).email).toBe(email)
    const reset = await undo.undoChange(await nobody(), token)
    expect((await stateOf(person.user.id)).email).toBe(person.email)
    expect(
      await app.sql('select 1 from users_sessions where _parent_id = $1', [person.user.id]),
    ).toEqual([])
    const { resetPassword } = await import('@/collections/users/operations/passwords/resetPassword')
    await resetPassword({
      req: await nobody(),
      token: reset,
      password: 'four quiet green bicycles',
    })
    const again = await passwordStep(app, person.email, 'four quiet green bicycles')
    expect(again.status).toBe(200)
    expect(await undo.undoableChange(await nobody(), token)).toBeNull()
    expect(await refusal(undo.undoChange(await nobody(), token))).toBe('users.undo-over')
  })

  it('works when password and second step were taken over after it, and voids what came later', async () => {
    const person = await resident()
    const mine = await withAuthenticator(app, person.cookie)
    const before = await stateOf(person.user.id)
    // Somebody at the borrowed login.
    const theirs = address()
    await moveTo(person, theirs)
    const { changePassword } =
      await import('@/collections/users/operations/passwords/changePassword')
    const taken = 'seven stolen violet lanterns'
    await changePassword({ req: person.req, currentPassword: PASSWORD, password: taken })
    const { removeAuthenticator } = await import('@/collections/users/operations/secondStep/setUp')
    await removeAuthenticator(person.req, codeAt(mine.secret, Date.now()))
    await withAuthenticator(app, person.cookie)
    await tell()
    const [told] = mailsTo(person.email).filter(({ subject }) => subject?.includes('e-mail'))
    const later = mailsTo(theirs).map(({ text }) => linkIn(text))
    expect(later).toHaveLength(3)
    await undo.undoChange(await nobody(), linkIn(told!.text))
    expect(await stateOf(person.user.id)).toEqual(before)
    for (const link of later) {
      expect(await refusal(undo.undoChange(await nobody(), link))).toBe('users.undo-over')
    }
    // The old second step is back: the old codes work, and the app does after the code of now.
    const { cookie } = await passwordStep(app, person.email, PASSWORD)
    const answer = (code: string) =>
      app.call('POST', '/users/second-step', { as: cookie, body: { code } })
    expect((await answer(codeAt(mine.secret, Date.now() - 30_000))).status).toBe(400)
    expect((await answer(mine.codes[0]!)).status).toBe(200)
  }, 60_000)

  it('brings a password back, a phone, a passkey; and takes away what was added', async () => {
    const person = await resident()
    const id = person.user.id
    await app.sql(
      `update users set phone = '+33612345678', phone_verified_at = now() where id = $1`,
      [id],
    )
    await app.sql(
      `insert into passkeys (id, user_id, name, public_key, counter, transports)
       values ('old-key', $1, 'Mine', 'x', 3, 'usb')`,
      [id],
    )
    const before = await stateOf(id)
    const { removePasskey } = await import('@/collections/users/operations/passkeys/ownPasskeys')
    await removePasskey(person.req, 'old-key')
    await withAuthenticator(app, person.cookie)
    await app.sql(`update users set phone = '+33600000000' where id = $1`, [id])
    await tell()
    const [removed, added] = ['A passkey was removed', 'An authenticator app was added'].map(
      (what) => linkIn(mailsTo(person.email).find(({ subject }) => subject?.endsWith(what))?.text),
    )
    expect(await undo.undoableChange(await nobody(), added!)).not.toBeNull()
    await undo.undoChange(await nobody(), removed!)
    expect(await stateOf(id)).toEqual(before)
    expect(await app.sql('select id, counter::int from passkeys where user_id = $1', [id])).toEqual(
      [{ id: 'old-key', counter: 3 }],
    )
    expect(await app.sql('select 1 from second_factors where user_id = $1', [id])).toEqual([])
    expect(await app.sql('select 1 from recovery_codes where user_id = $1', [id])).toEqual([])
  })

  it('is done by one of twenty', async () => {
    const person = await resident()
    await moveTo(person, address())
    await tell()
    const token = linkIn(mailsTo(person.email)[0]?.text)
    const all = await Promise.all(
      Array.from({ length: 20 }, async () => refusal(undo.undoChange(await nobody(), token))),
    )
    expect(all.filter((one) => one === 'accepted')).toHaveLength(1)
    expect(all.filter((one) => one === 'users.undo-over')).toHaveLength(19)
  })

  it('is over after 72 hours, and nothing of it is kept', async () => {
    const person = await resident()
    await moveTo(person, address())
    await tell()
    const token = linkIn(mailsTo(person.email)[0]?.text)
    const [row] = await app.sql<{ before: string; token_digest: string; hours: number }>(
      `select before, token_digest, extract(epoch from expires_at - at)::int / 3600 as hours
       from account_changes where user_id = $1`,
      [person.user.id],
    )
    expect(row!.hours).toBe(72)
    expect(row!.before).not.toContain(person.email)
    expect(row!.token_digest).not.toBe(token)
    await app.sql(`update account_changes set expires_at = now() where user_id = $1`, [
      person.user.id,
    ])
    expect(await undo.undoableChange(await nobody(), token)).toBeNull()
    expect(await refusal(undo.undoChange(await nobody(), token))).toBe('users.undo-over')
    const { forgetOldChanges } =
      await import('@/collections/users/operations/changes/forgetOldChanges')
    await app.sql(
      `insert into second_factors (user_id, secret, created_at)
       values ($1, 'x', now() - interval '2 hours')`,
      [person.user.id],
    )
    await forgetOldChanges({ payload: app.payload })
    const left = await app.sql(
      `select 1 from account_changes where user_id = $1
       union all select 1 from second_factors where user_id = $1`,
      [person.user.id],
    )
    expect(left).toEqual([])
  })

  it('is not in reach of the login that made the change', async () => {
    const person = await resident()
    await moveTo(person, address())
    const { inTransaction, sql, txOf } = await import('@/kernel/database/transaction')
    const seen = await inTransaction(person.req, async () => {
      const tx = await txOf(person.req)
      const read = await tx.execute(sql`select 1 from account_changes`)
      const gone = await tx.execute(sql`delete from account_changes returning 1`)
      const late = await tx.execute(sql`update account_changes set expires_at = now() returning 1`)
      return [read, gone, late].map(({ rows }) => rows.length)
    })
    expect(seen).toEqual([0, 0, 0])
  })
})

describe('a change of the phone', () => {
  it('asks for fresh proof and is told; the first number is no change', async () => {
    const person = await resident()
    const { confirmPhone } = await import('@/collections/users/operations/verifyPhone')
    const prove = async (phone: string) => {
      const { v7: uuidv7 } = await import('uuid')
      const id = uuidv7()
      await app.sql(
        `insert into verification_codes (id, purpose, target, user_id, locale, code_hash, token_hash,
           expires_at, link_expires_at)
         values ($1, 'verify-phone', $2, $3, 'en', $4, $5, now() + interval '1 hour',
           now() + interval '1 hour')`,
        [
          id,
          phone,
          person.user.id,
          codes.hashOfDigits('verify-phone', phone, codes.digitsOf(id)),
          codes.hashOfToken(codes.tokenOf(id)),
        ],
      )
      return confirmPhone(person.req, { phone, code: codes.digitsOf(id) })
    }
    await prove('+33612345678')
    await tell()
    expect(mail.mails).toEqual([])
    await prove('+33687654321')
    await tell()
    expect(mailsTo(person.email)[0]!.subject).toBe('Courtyard: The phone number was changed')
    await undo.undoChange(await nobody(), linkIn(mailsTo(person.email)[0]!.text))
    expect((await stateOf(person.user.id)).phone).toBe('+33612345678')
    const stale = await resident()
    await app.sql(
      `update users set phone = '+33611111111', phone_verified_at = now() where id = $1`,
      [stale.user.id],
    )
    await app.sql(
      `update session_details set proved_at = now() - interval '1 hour' where user_id = $1`,
      [stale.user.id],
    )
    expect(await refusal(confirmPhone(stale.req, { phone: '+33622222222', code: '123456' }))).toBe(
      'users.proof-needed',
    )
  })
})
