import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '../../database/transaction'
import { env } from '../../env'
import { AppError, notFound } from '../../errors'
import { enqueue } from '../../jobs/enqueue'
import type { MailReport } from './report'

const notSigned = () => new AppError({ code: 'notifications.not-signed', status: 401 })

/**
 * Checks that Resend signed these bytes, within five minutes of our clock (Svix, the scheme of
 * standardwebhooks.com under other names).
 * @throws AppError 404 where no secret is set, 401 for what is not signed with it.
 */
export const checkResendSignature = (headers: Headers, bytes: Uint8Array): void => {
  const { RESEND_WEBHOOK_SECRET } = env()
  if (RESEND_WEBHOOK_SECRET === undefined) throw notFound()
  try {
    new Webhook(RESEND_WEBHOOK_SECRET).verify(
      Buffer.from(bytes),
      {
        'webhook-id': headers.get('svix-id') ?? '',
        'webhook-timestamp': headers.get('svix-timestamp') ?? '',
        'webhook-signature': headers.get('svix-signature') ?? '',
      },
      { jsonParse: false },
    )
  } catch (error) {
    if (error instanceof WebhookVerificationError) throw notSigned()
    throw error
  }
}

/**
 * Takes a report over, once for its id: a worker does what it says.
 * @returns whether it was new.
 */
export const takeReport = (req: PayloadRequest, id: string, report: MailReport): Promise<boolean> =>
  inTransaction(req, async () => {
    const tx = await txOf(req)
    const { rows } = await tx.execute<{ id: string }>(sql`
      insert into mail_reports (id) values (${id.slice(0, 100)})
      on conflict do nothing returning id`)
    if (rows.length === 0) return false
    await enqueue(req, 'kernelNoteMailReport', report)
    return true
  })
