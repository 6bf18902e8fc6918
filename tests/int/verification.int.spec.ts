import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type * as Codes from '@/collections/users/operations/verification/codes'
import type * as Confirm from '@/collections/users/operations/confirmEmail'
import type * as Issue from '@/collections/users/operations/verification/issueCode'
import type * as Phone from '@/collections/users/operations/verifyPhone'
import type * as Redeem from '@/collections/users/operations/verification/redeemCode'
import type * as Send from '@/collections/users/operations/verification/sendVerification'
import { refusal } from '../helpers/account'
import { type App } from '../helpers/app'
import { buildersFor, type Builders } from '../helpers/builders'
import { startReachable, type Reachable } from '../helpers/reachable'
import { type HttpSink, type MailSink } from '../helpers/sinks'

let reachable: Reachable
let app: App
let make: Builders
let mail: MailSink
let texts: HttpSink
let codes: typeof Codes
let issue: typeof Issue
let redeem: typeof Redeem
let confirm: typeof Confirm
let phones: typeof Phone
let send: typeof Send
beforeAll(async () => {
  reachable = await startReachable()
  ;({ app, mail, texts } = reachable)
  make = buildersFor(app)
  codes = await import('@/collections/users/operations/verification/codes')
  issue = await import('@/collections/users/operations/verification/issueCode')
  redeem = await import('@/collections/users/operations/verification/redeemCode')
  confirm = await import('@/collections/users/operations/confirmEmail')
  phones = await import('@/collections/users/operations/verifyPhone')
  send = await import('@/collections/users/operations/verification/sendVerification')
}, 60_000)
afterAll(async () => {
  await reachable.stop()
})
beforeEach(() => {
  reachable.forget()
})

const requestOf = (userId?: string) => reachable.requestOf(userId)

const newest = async (target: string) => {
  const [row] = await app.sql<{ id: string; tries: number; code_hash: string }>(
    `select id, tries, code_hash from verification_codes where target = $1
     order by created_at desc, id desc limit 1`,
    [target],
  )
  return row!
}

const order = async (target: string, userId: string | null = null) => {
  const req = await requestOf()
  await issue.issueCode({ req, purpose: 'register', userId, target, locale: 'en' })
  const { id } = await newest(target.toLowerCase())
  return { id, code: codes.digitsOf(id) }
}

const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

const redeeming = async (target: string, code: string) =>
  redeem.redeemCode({ req: await requestOf(), purpose: 'register', target, code })

describe('a code', () => {
  it('is accepted once, however it is spaced and whatever the case of the address', async () => {
    const { code } = await order('Once@Example.org')
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
    expect(await redeeming('once@example.ORG', spaced)).toMatchObject({
      target: 'once@example.org',
    })
    expect(await refusal(redeeming('once@example.org', code))).toBe('users.code-over')
  })

  it('lies nowhere: neither in the table nor in the queue', async () => {
    const { id, code } = await order('hidden@example.org')
    const rows = await app.sql('select * from verification_codes where id = $1', [id])
    const jobs = await app.sql(`select data from pgboss.job where name = 'usersSendVerification'`)
    expect(jobs.length).toBeGreaterThan(0)
    const text = JSON.stringify([rows, jobs])
    expect(text).not.toContain(code)
    expect(text).not.toContain(codes.tokenOf(id))
  })

  it('is over after five wrong tries, also with the right one', async () => {
    const { code } = await order('five@example.org')
    const answers = []
    for (let index = 0; index < 5; index += 1) {
      answers.push(await refusal(redeeming('five@example.org', other(code))))
    }
    expect(answers).toEqual([...Array<string>(4).fill('users.code-wrong'), 'users.code-over'])
    expect(await refusal(redeeming('five@example.org', code))).toBe('users.code-over')
  })

  it('has one winner among twenty at once', async () => {
    const { code } = await order('race@example.org')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refusal(redeeming('race@example.org', code))),
    )
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
    expect((await newest('race@example.org')).tries).toBeLessThanOrEqual(5)
  })

  it('is looked at five times at most when twenty guess at once', async () => {
    const { code } = await order('guess@example.org')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refusal(redeeming('guess@example.org', other(code)))),
    )
    expect(answers.filter((answer) => answer === 'users.code-wrong')).toHaveLength(4)
    expect(answers.filter((answer) => answer === 'users.code-over')).toHaveLength(16)
    expect((await newest('guess@example.org')).tries).toBe(5)
  })

  it('is over after a quarter of an hour, and when a newer one is there', async () => {
    const old = await order('old@example.org')
    await app.sql(`update verification_codes set expires_at = now() where id = $1`, [old.id])
    expect(await refusal(redeeming('old@example.org', old.code))).toBe('users.code-over')
    const first = await order('newer@example.org')
    await order('newer@example.org')
    expect(await refusal(redeeming('newer@example.org', first.code))).not.toBe('accepted')
  })

  it('is for its purpose and its address alone', async () => {
    const { code } = await order('mine@example.org')
    const req = await requestOf()
    const elsewhere = { req, purpose: 'confirm-email' as const, target: 'mine@example.org', code }
    expect(await refusal(redeem.redeemCode(elsewhere))).toBe('users.code-over')
    expect(await refusal(redeeming('yours@example.org', code))).toBe('users.code-over')
    expect(await refusal(redeeming('mine@example.org', 'not a code'))).toBe('users.code-wrong')
    expect(await redeeming('mine@example.org', code)).toMatchObject({ userId: null })
  })

  it('is not taken back by a refusal that rolls back', async () => {
    const { inTransaction } = await import('@/kernel/database/transaction')
    const { code } = await order('rollback@example.org')
    const req = await requestOf()
    const inside = inTransaction(req, () =>
      redeem.checkCode({ req, purpose: 'register', target: 'rollback@example.org', code }),
    )
    await expect(inside).rejects.toThrow('outside of transactions')
  })

  it('goes by mail, and says nothing of an account but to its owner', async () => {
    const { user } = await make.person((await make.community()).id, 'guard')
    const { id, code } = await order('new@example.org')
    await send.sendVerification(app.payload, id)
    await send.sendVerification(app.payload, id)
    expect(mail.mails.map(({ messageId }) => messageId)).toEqual([
      `<verification.${id}@courtyard>`,
      `<verification.${id}@courtyard>`,
    ])
    expect(mail.mails[0]?.text).toContain(`${code.slice(0, 3)} ${code.slice(3)}`)
    const known = await order(user.email)
    await send.sendVerification(app.payload, known.id)
    expect(mail.mails[2]?.subject).toBe('You have a Courtyard account already')
    expect(mail.mails[2]?.text).not.toContain(known.code.slice(3))
  })

  it('is forgotten with its address after two days', async () => {
    const { id } = await order('forgotten@example.org')
    await app.sql(
      `update verification_codes set created_at = now() - interval '3 days' where id = $1`,
      [id],
    )
    await send.forgetOldCodes({ payload: app.payload })
    expect(await app.sql('select 1 from verification_codes where id = $1', [id])).toHaveLength(0)
    await send.sendVerification(app.payload, id)
    expect(mail.mails).toHaveLength(0)
  })
})

describe('an account whose address is not confirmed', () => {
  const unconfirmed = async () => {
    const { id: community, slug } = await make.community()
    const { user, cookie } = await make.person(community, 'concierge')
    await app.sql('update users set email_verified_at = null where id = $1', [user.id])
    return { user, cookie, slug }
  }

  it('has no power at all until then, and all of it at once after', async () => {
    const { user, cookie, slug } = await unconfirmed()
    const look = async () => {
      const { body } = await app.call('GET', '/units', { as: cookie })
      const { status } = await app.call('GET', `/c/${slug}/packages`, { as: cookie })
      return [status, body.docs?.length ?? body.error.code]
    }
    const before = await look()
    expect(before[0]).toBe(404)
    await confirm.requestEmailConfirmation(await requestOf(user.id))
    const { id } = await newest(user.email)
    await confirm.confirmEmail(await requestOf(user.id), codes.digitsOf(id))
    expect((await look())[0]).toBe(200)
    const [row] = await app.sql(
      'select 1 from users where id = $1 and email_verified_at is not null',
      [user.id],
    )
    expect(row).toBeDefined()
  })

  it('is confirmed by the link too, on a device where nobody is signed in', async () => {
    const { user } = await unconfirmed()
    await confirm.requestEmailConfirmation(await requestOf(user.id))
    const { id } = await newest(user.email)
    await send.sendVerification(app.payload, id)
    expect(mail.mails[0]?.text).toContain(`/confirm-email?token=${codes.tokenOf(id)}`)
    await confirm.confirmEmail(await requestOf(), codes.tokenOf(id))
    expect(await refusal(confirm.confirmEmail(await requestOf(), codes.tokenOf(id)))).toBe(
      'users.code-over',
    )
  })

  it('is not confirmed by the link of an address that it no longer has', async () => {
    const { user } = await unconfirmed()
    await confirm.requestEmailConfirmation(await requestOf(user.id))
    const { id } = await newest(user.email)
    await app.sql('update users set email = $2 where id = $1', [user.id, `moved-${user.email}`])
    await confirm.confirmEmail(await requestOf(), codes.tokenOf(id))
    expect(
      await app.sql('select 1 from users where id = $1 and email_verified_at is null', [user.id]),
    ).toHaveLength(1)
  })
})

describe('a phone', () => {
  it('is proved by a text, and stands there only then', async () => {
    const { user } = await make.person((await make.community()).id, 'guard')
    const number = { phone: '06 12 34 56 78', country: 'FR' }
    expect(await phones.requestPhoneCode(await requestOf(user.id), number)).toBe('+33612345678')
    const { id } = await newest('+33612345678')
    await send.sendVerification(app.payload, id)
    expect(texts.requests[0]?.body).toContain(codes.digitsOf(id))
    const held = () => app.sql('select phone from users where id = $1', [user.id])
    expect(await held()).toEqual([{ phone: null }])
    const stranger = await make.person((await make.community()).id, 'guard')
    const code = { phone: '+33612345678', code: codes.digitsOf(id) }
    expect(await refusal(phones.confirmPhone(await requestOf(stranger.user.id), code))).toBe(
      'users.code-over',
    )
    await phones.confirmPhone(await requestOf(user.id), code)
    expect(await held()).toEqual([{ phone: '+33612345678' }])
  })

  it('that cannot be called is named as the wrong field', async () => {
    const { user } = await make.person((await make.community()).id, 'guard')
    const req = await requestOf(user.id)
    expect(await refusal(phones.requestPhoneCode(req, { phone: '12', country: 'FR' }))).toBe(
      'users.phone-invalid',
    )
    expect(
      await refusal(phones.requestPhoneCode(await requestOf(), { phone: '12', country: null })),
    ).toBe('auth.required')
    expect(await refusal(phones.confirmPhone(await requestOf(), { phone: '12', code: '1' }))).toBe(
      'auth.required',
    )
  })
})
