import type { Payload, PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { renderEmail } from '@/kernel/email/render'
import { emailTransport } from '@/kernel/email/transport'
import { env } from '@/kernel/env'
import { translatorFor } from '@/kernel/i18n/translate'
import { sendSms } from '@/kernel/sms/sendSms'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { alreadyHereEmail, verificationEmail } from '../../emails/VerificationEmail'
import { CODE_MINUTES, digitsOf, isPhone, tokenOf } from './codes'
import type { VerificationPurpose } from './codes'

type CodeRow = Record<string, unknown> & {
  purpose: VerificationPurpose
  target: string
  locale: string
  has_account: boolean
}

/** Where the link of a mail leads; for the other purposes the code is typed where one is already. */
const PAGES: Partial<Record<VerificationPurpose, string>> = {
  'confirm-email': '/confirm-email',
  'change-email': '/confirm-change',
}

const read = async (req: PayloadRequest, id: string): Promise<CodeRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<CodeRow>(sql`
    select purpose, target, locale,
      exists (select 1 from users where email = target) as has_account
    from verification_codes
    where id = ${id} and used_at is null and expires_at > now()`)
  return rows[0]
}

/**
 * Sends a code by mail or text. Whoever wants to register with the address of an account is told of
 * that by mail, where only its owner reads it.
 */
export const sendVerification = async (payload: Payload, id: string): Promise<void> => {
  const req = await createLocalReq({}, payload)
  const row = await whileSigningIn(() => read(req, id))
  if (!row) return
  const { purpose, target, locale } = row
  const t = translatorFor({ locale, namespace: 'users' })
  const code = digitsOf(id)
  const key = `verification.${id}`
  if (isPhone(target)) {
    const text = t('verification.text', { code, minutes: CODE_MINUTES })
    await sendSms(payload, { to: target, text, idempotencyKey: key })
    return
  }
  const { PUBLIC_URL, MAIL_FROM } = env()
  const page = PAGES[purpose]
  const isHere = purpose === 'register' && row.has_account
  const mail = isHere
    ? alreadyHereEmail({ locale, t, href: new URL('/sign-in', PUBLIC_URL).href })
    : verificationEmail({
        locale,
        t,
        code: `${code.slice(0, 3)} ${code.slice(3)}`,
        minutes: CODE_MINUTES,
        ...(page !== undefined && {
          href: new URL(`${page}?token=${tokenOf(id)}`, PUBLIC_URL).href,
        }),
      })
  const { html, text } = await renderEmail(mail.body)
  await emailTransport().send({
    to: { name: '', address: target },
    from: MAIL_FROM,
    subject: mail.subject,
    html,
    text,
    messageId: `<${key}@courtyard>`,
    idempotencyKey: key,
  })
}

/** Proofs that are over, and the addresses in them, are kept for no longer than they explain anything. */
export const forgetOldCodes = async ({ payload }: { payload: Payload }): Promise<void> => {
  const req = await createLocalReq({}, payload)
  await whileSigningIn(async () => {
    const reader = await readerOf(req)
    await reader.execute(
      sql`delete from verification_codes where created_at < now() - interval '2 days'`,
    )
  })
}
