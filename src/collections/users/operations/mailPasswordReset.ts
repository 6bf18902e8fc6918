import { createHash } from 'node:crypto'
import type { Payload } from 'payload'
import { readerOfPayload, sql } from '@/kernel/database/transaction'
import { renderEmail } from '@/kernel/email/render'
import { emailTransport } from '@/kernel/email/transport'
import { env } from '@/kernel/env'
import { translatorFor } from '@/kernel/i18n/translate'
import { systemRequest } from '@/kernel/tenancy/systemRequest'
import { passwordResetEmail } from '../emails/PasswordResetEmail'

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
  const { rows } = await readerOfPayload(payload).execute<{ name: string; locale: string }>(
    sql`select name, locale::text as locale from users where email = ${email.toLowerCase()}`,
  )
  const [person] = rows
  if (!person) return
  const token = await payload.forgotPassword({
    collection: 'users',
    data: { email },
    disableEmail: true,
    req: await systemRequest(payload, 'password reset'),
  })
  if (!token) return
  const { PUBLIC_URL, MAIL_FROM } = env()
  const { locale, name } = person
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
