import { createHash } from 'node:crypto'
import { renderEmail } from '@/kernel/email/render'
import { emailTransport } from '@/kernel/email/transport'
import { env } from '@/kernel/env'
import { translatorFor } from '@/kernel/i18n/translate'
import { accountEmail } from '../../emails/AccountEmail'

export type AccountMail = 'reset' | 'newDevice' | 'unlock' | 'stillRight'

interface Mailing {
  kind: AccountMail
  to: { name: string; email: string; locale: string }
  /** Below the public address. */
  path: string
  /** Two mails with one key are one mail. */
  key: string
  facts?: readonly (readonly [name: string, value: string])[]
}

const NAMESPACES: Readonly<Record<AccountMail, string>> = {
  reset: 'users.reset.email',
  newDevice: 'users.mails.newDevice',
  unlock: 'users.mails.unlock',
  stillRight: 'users.mails.stillRight',
}

/** Writes to a person about their account, in their language. */
export const mailAccount = async ({ kind, to, path, key, facts = [] }: Mailing): Promise<void> => {
  const { PUBLIC_URL, MAIL_FROM } = env()
  const { name, email, locale } = to
  const mail = accountEmail({
    locale,
    t: translatorFor({ locale, namespace: NAMESPACES[kind] }),
    values: { name },
    facts,
    href: new URL(path, PUBLIC_URL).href,
  })
  const digest = createHash('sha256').update(`${kind}.${key}`).digest('hex').slice(0, 40)
  const { html, text } = await renderEmail(mail.body)
  await emailTransport().send({
    to: { name, address: email },
    from: MAIL_FROM,
    subject: mail.subject,
    html,
    text,
    messageId: `<${kind}.${digest}@courtyard>`,
    idempotencyKey: digest,
  })
}
