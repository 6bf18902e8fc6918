import type { Payload, PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { EmailRefused } from '@/kernel/email/message'
import { renderEmail } from '@/kernel/email/render'
import { emailTransport } from '@/kernel/email/transport'
import { env } from '@/kernel/env'
import { translatorFor } from '@/kernel/i18n/translate'
import { sendSms } from '@/kernel/sms/sendSms'
import { communityRequest } from '@/kernel/tenancy/system'
import { invitationEmail } from '../../emails/InvitationEmail'
import { placeOf } from '../place'
import type { Place } from '../place'
import { INVITER_HOLDS } from './inviterHolds'
import { secretsOf } from './secrets'

type InvitationRow = Record<string, unknown> & {
  name: string
  email: string | null
  phone: string | null
  channel: string
  locale: string
  unit: string | null
  role: string
}

const read = async (
  req: PayloadRequest,
  id: string,
  edition: number,
): Promise<InvitationRow | undefined> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<InvitationRow>(sql`
    select i.name, i.email, i.phone, i.channel, i.locale, i.role, u.label as unit
    from membership_invitations i left join units u on u.id = i.unit_id
    where i.id = ${id} and i.edition = ${edition} and i.status = 'open' and i.expires_at > now()
      and i.delivery = 'queued' and ${INVITER_HOLDS}`)
  return rows[0]
}

const note = async (
  req: PayloadRequest,
  { id, edition }: { id: string; edition: number },
  failure: string | null,
): Promise<void> => {
  const reader = await readerOf(req)
  await reader.execute(sql`
    update membership_invitations set failure = ${failure},
      delivery = ${failure === null ? 'sent' : 'failed'}, updated_at = now()
    where id = ${id} and edition = ${edition}`)
}

const mail = async (
  row: InvitationRow,
  address: string,
  place: Place,
  { href, key }: { href: string; key: string },
): Promise<string | null> => {
  const { locale, name, unit, role } = row
  const { MAIL_FROM } = env()
  const { subject, body } = invitationEmail({
    locale,
    t: translatorFor({ locale }),
    community: { name: place.name, themeColor: place.themeColor, logo: null },
    name,
    unit,
    role,
    href,
  })
  const { html, text } = await renderEmail(body)
  try {
    await emailTransport().send({
      to: { name, address },
      from: MAIL_FROM,
      subject,
      html,
      text,
      messageId: `<${key}@courtyard>`,
      idempotencyKey: key,
    })
    return null
  } catch (error) {
    if (error instanceof EmailRefused) return error.message
    throw error
  }
}

/** Sends one edition of an invitation by mail or text; one that has ended meanwhile stays at home. */
export const sendInvitation = async (
  payload: Payload,
  { id, community, edition }: { id: string; community: string; edition: number },
): Promise<void> => {
  const req = await communityRequest(payload, community, 'send an invitation')
  const row = await read(req, id, edition)
  if (!row) return
  const place = await placeOf(req, community)
  const href = new URL(`/join/${secretsOf(id, edition).token}`, env().PUBLIC_URL).href
  const key = `invitation.${id}.${String(edition)}`
  const { email, phone, channel, locale } = row
  if (channel === 'email' && email !== null) {
    await note(req, { id, edition }, await mail(row, email, place, { href, key }))
    return
  }
  if (channel !== 'sms' || phone === null) return
  const t = translatorFor({ locale, namespace: 'admissions' })
  const text = t('invitation.text', { community: place.name, href })
  const outcome = await sendSms(payload, { to: phone, text, idempotencyKey: key })
  await note(req, { id, edition }, outcome.state === 'failed' ? outcome.reason : null)
}
