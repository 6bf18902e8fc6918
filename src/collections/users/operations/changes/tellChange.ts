import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { z } from 'zod'
import { readerOf, sql } from '@/kernel/database/transaction'
import { renderEmail } from '@/kernel/email/render'
import { emailTransport } from '@/kernel/email/transport'
import { env } from '@/kernel/env'
import { translatorFor } from '@/kernel/i18n/translate'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { accountChangeEmail } from '../../emails/AccountChangeEmail'
import { formatInstant } from '../mail/formatInstant'
import { unseal } from '../sealing'
import { describeDevice } from '../sessions/describeDevice'
import { sealingOf, undoToken } from './undoToken'

interface Row extends Record<string, unknown> {
  user_id: string
  kind: string
  user_agent: string
  address: string
  before: string
  at: string
  name: string
  locale: string
}

const read = async (payload: Payload, id: string): Promise<Row | undefined> => {
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(await createLocalReq({}, payload))
    return reader.execute<Row>(sql`
      select c.user_id, c.kind, c.user_agent, c.address, c.before, c.at, u.name,
        u.locale::text as locale
      from account_changes c join users u on u.id = c.user_id
      where c.id = ${id} and c.undone_at is null and c.expires_at > now()`)
  })
  return rows[0]
}

const addressIn = (before: string): string =>
  z.object({ user: z.object({ email: z.string() }) }).parse(JSON.parse(before)).user.email

/** Tells of a change at the address that the account had before it, with the link that undoes it. */
export const tellChange = async (payload: Payload, id: string): Promise<void> => {
  const row = await read(payload, id)
  if (!row) return
  const { PUBLIC_URL, MAIL_FROM } = env()
  const { locale, name } = row
  const t = translatorFor({ locale, namespace: 'users.changes.mail' })
  const what = translatorFor({ locale, namespace: 'users.changes.kinds' })(row.kind)
  const { device, place } = describeDevice(
    { userAgent: row.user_agent, address: row.address },
    locale,
  )
  const isByOthers = row.kind === 'second-step-removed'
  const mail = accountChangeEmail({
    locale,
    t,
    what,
    name,
    isByOthers,
    facts: [
      [t('what'), what],
      formatInstant(row.at, locale),
      ...(isByOthers
        ? []
        : ([
            [t('device'), device],
            [t('where'), place],
          ] as const)),
    ],
    href: new URL(`/undo-change?token=${undoToken(id)}`, PUBLIC_URL).href,
  })
  const { html, text } = await renderEmail(mail.body)
  await emailTransport().send({
    to: { name, address: addressIn(unseal(row.before, sealingOf(row.user_id, id))) },
    from: MAIL_FROM,
    subject: mail.subject,
    html,
    text,
    messageId: `<account-change.${id}@courtyard>`,
    idempotencyKey: `account-change.${id}`,
  })
}
