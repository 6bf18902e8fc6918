import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { translatorFor } from '@/kernel/i18n/translate'
import { whileSigningIn } from '@/kernel/tenancy/system'
import { formatInstant } from '../mail/formatInstant'
import { mailAccount } from '../mail/mailAccount'
import { describeDevice } from './describeDevice'

interface Row extends Record<string, unknown> {
  name: string
  email: string
  locale: string
  user_agent: string
  address: string
  created_at: Date | string
}

/** Asks a person by mail whether it was they who signed in on a browser that was not known. */
export const tellNewDevice = async (payload: Payload, sessionId: string): Promise<void> => {
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(await createLocalReq({}, payload))
    return reader.execute<Row>(sql`
      select u.name, u.email, u.locale::text as locale, d.user_agent, d.address, d.created_at
      from session_details d join users u on u.id = d.user_id where d.session_id = ${sessionId}`)
  })
  const [row] = rows
  if (!row) return
  const { locale } = row
  const t = translatorFor({ locale, namespace: 'users.mails' })
  const { device, place } = describeDevice(
    { userAgent: row.user_agent, address: row.address },
    locale,
  )
  await mailAccount({
    kind: 'newDevice',
    to: row,
    path: '/settings/security',
    key: sessionId,
    facts: [
      [t('device'), device],
      [t('where'), place],
      formatInstant(new Date(row.created_at).toISOString(), locale),
    ],
  })
}
