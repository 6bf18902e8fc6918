import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { renderEmail } from '@/kernel/email/render'
import { emailTransport } from '@/kernel/email/transport'
import { env } from '@/kernel/env'
import { translatorFor } from '@/kernel/i18n/translate'
import { communityRequest, whileSigningIn } from '@/kernel/tenancy/system'
import { decisionEmail } from '../../emails/DecisionEmail'
import { placeOf } from '../place'

type Row = Record<string, unknown> & { person_id: string; status: string; reason: string | null }
type PersonRow = Record<string, unknown> & { name: string; email: string; locale: string }

/** Tells a person by mail what was decided; who was declined has no membership that a notice could follow. */
export const sendDecision = async (
  payload: Payload,
  { id, community }: { id: string; community: string },
): Promise<void> => {
  const req = await communityRequest(payload, community, 'tell what was decided on a request')
  const { rows } = await (
    await readerOf(req)
  ).execute<Row>(sql`
    select person_id, status, reason from join_requests
    where id = ${id} and status in ('approved', 'declined')`)
  const [request] = rows
  if (!request) return
  const people = await whileSigningIn(async () =>
    (await readerOf(req)).execute<PersonRow>(
      sql`select name, email, locale::text as locale from users where id = ${request.person_id}`,
    ),
  )
  const [person] = people.rows
  if (!person) return
  const place = await placeOf(req, community)
  const isApproved = request.status === 'approved'
  const { subject, body } = decisionEmail({
    locale: person.locale,
    t: translatorFor({ locale: person.locale, namespace: 'admissions' }),
    community: { name: place.name, themeColor: place.themeColor, logo: null },
    name: person.name,
    isApproved,
    reason: request.reason,
    href: new URL(isApproved ? `/c/${place.slug}` : '/waiting', env().PUBLIC_URL).href,
  })
  const { html, text } = await renderEmail(body)
  const key = `join-request.${id}.${request.status}`
  await emailTransport().send({
    to: { name: person.name, address: person.email },
    from: env().MAIL_FROM,
    subject,
    html,
    text,
    messageId: `<${key}@courtyard>`,
    idempotencyKey: key,
  })
}
