import { createHash } from 'node:crypto'
import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { renderEmail } from '@/kernel/email/render'
import { emailTransport } from '@/kernel/email/transport'
import { env } from '@/kernel/env'
import { translatorFor } from '@/kernel/i18n/translate'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { digestOf, newToken } from './resetToken'
import { passwordResetEmail } from '../../emails/PasswordResetEmail'

const makeLink = async (
  payload: Payload,
  email: string,
): Promise<{ name: string; locale: string; token: string } | null> => {
  const req = await createLocalReq({}, payload)
  const reader = await readerOf(req)
  const token = newToken()
  const { rows } = await reader.execute<{ name: string; locale: string }>(sql`
    update users set reset_password_token = ${digestOf(token)},
      reset_password_expiration = now() + interval '1 hour'
    where email = ${email.toLowerCase()} returning name, locale::text as locale`)
  const [person] = rows
  return person ? { ...person, token } : null
}

/**
 * Sends the link that lets a person set a new password, where the address has an account. The link
 * is made here and not where it was asked for, so that asking does the same work for an address
 * that nobody has, and no link lies in the queue.
 */
export const mailPasswordReset = async ({
  payload,
  email,
  requestId,
}: {
  payload: Payload
  email: string
  requestId: string
}): Promise<void> => {
  const made = await whileSigningIn(() => makeLink(payload, email))
  if (!made) return
  const { PUBLIC_URL, MAIL_FROM } = env()
  const { locale, name, token } = made
  const mail = passwordResetEmail({
    locale,
    t: translatorFor({ locale, namespace: 'users' }),
    name,
    href: new URL(`/reset-password?token=${encodeURIComponent(token)}`, PUBLIC_URL).href,
  })
  const key = createHash('sha256').update(`${requestId}.${token}`).digest('hex').slice(0, 40)
  const { html, text } = await renderEmail(mail.body)
  await emailTransport().send({
    to: { name, address: email },
    from: MAIL_FROM,
    subject: mail.subject,
    html,
    text,
    messageId: `<reset.${key}@courtyard>`,
    idempotencyKey: key,
  })
}
