import type { Payload, PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { renderEmail } from '@/kernel/email/render'
import { emailTransport } from '@/kernel/email/transport'
import { env } from '@/kernel/env'
import { translatorFor } from '@/kernel/i18n/translate'
import { identity } from '@/kernel/identity'
import { communityRequest, whileSigningIn } from '@/kernel/tenancy/system'
import { maskedAddress } from '../domain/email'
import { mergedEmail } from '../emails/MergedEmail'

interface Telling {
  /** Of the merge. */
  id: string
  to: 'kept' | 'merged'
  community: string
}

interface MergeRow extends Record<string, unknown> {
  kept_id: string
  merged_id: string
  /** Null once it has been written to. */
  merged_email: string | null
  merged_hint: string
}

interface PersonRow extends Record<string, unknown> {
  id: string
  name: string
  email: string
  locale: string
}

const read = async (req: PayloadRequest, id: string): Promise<MergeRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<MergeRow>(sql`
    select kept_id, merged_id, merged_email, merged_hint from account_merges where id = ${id}`)
  return rows[0]
}

const readPeople = async (
  req: PayloadRequest,
  { kept_id: kept, merged_id: merged }: MergeRow,
): Promise<{ kept: PersonRow | undefined; merged: PersonRow | undefined }> => {
  const { rows } = await whileSigningIn(async () => {
    const reader = await readerOf(req)
    return reader.execute<PersonRow>(sql`
      select id, name, email, locale::text as locale from users where id in (${kept}, ${merged})`)
  })
  return {
    kept: rows.find(({ id }) => id === kept),
    merged: rows.find(({ id }) => id === merged),
  }
}

/** Where a mail goes, and as much of the other address as its owner needs. */
const addressed = async (
  req: PayloadRequest,
  row: MergeRow,
  to: Telling['to'],
): Promise<{ person: PersonRow; address: string; other: string } | undefined> => {
  const { kept, merged } = await readPeople(req, row)
  if (!kept || !merged) return undefined
  if (to === 'kept') return { person: kept, address: kept.email, other: row.merged_hint }
  if (row.merged_email === null) return undefined
  return { person: merged, address: row.merged_email, other: maskedAddress(kept.email) }
}

/**
 * Writes to one of the two addresses of accounts that became one. Neither mail shows the whole of the
 * other address: where management was wrong, it is a stranger's.
 */
export const tellMerge = async (
  payload: Payload,
  { id, to, community: place }: Telling,
): Promise<void> => {
  const req = await communityRequest(payload, place, 'tell of accounts that became one')
  const row = await read(req, id)
  const community = await identity().communityById(req, place)
  const mail = row && (await addressed(req, row, to))
  if (!mail || !community) return
  const { name, locale } = mail.person
  const { subject, body } = mergedEmail({
    locale,
    t: translatorFor({ locale, namespace: 'duplicates.mail' }),
    community,
    to,
    name,
    other: mail.other,
    href: new URL('/sign-in', env().PUBLIC_URL).href,
  })
  const { html, text } = await renderEmail(body)
  const key = `accounts-merged.${id}.${to}`
  await emailTransport().send({
    to: { name, address: mail.address },
    from: env().MAIL_FROM,
    subject,
    html,
    text,
    messageId: `<${key}@courtyard>`,
    idempotencyKey: key,
  })
  if (to === 'kept') return
  const reader = await readerOf(req)
  await reader.execute(sql`update account_merges set merged_email = null where id = ${id}`)
}
