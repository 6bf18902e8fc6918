import { createLocalReq } from 'payload'
import type { Payload } from 'payload'
import { inTransaction, openReader, readerOf, sql } from '../../database/transaction'
import { enqueue } from '../../jobs/enqueue'
import { log } from '../../log'
import { metrics } from '../../observability/metrics'
import { communityRequest } from '../../tenancy/system'
import { noticePorts } from '../ports'
import { mailReport } from './report'
import type { MailReport } from './report'

/** Between the provider's answer and our note of it lie moments; a report may come in them. */
const AGAIN_SECONDS = 30

interface Found extends Record<string, unknown> {
  id: string
  community_id: string
}

/** What a report changes of a delivery that has left; what was read meanwhile stays read. */
const changeOf = ({ what, reason }: MailReport) => {
  switch (what) {
    case 'delivered':
      return sql`delivered_at = coalesce(delivered_at, now()),
        reason = case when state = 'sent' then null else reason end,
        state = case when state = 'sent' then 'delivered' else state end`
    case 'delayed':
      return sql`reason = case when state = 'sent' then ${reason} else reason end`
    case 'complained':
      return sql`delivered_at = coalesce(delivered_at, now()), reason = ${reason},
        state = case when state = 'sent' then 'delivered' else state end`
    case 'bounced':
      return sql`reason = case when state in ('sent', 'delivered') then ${reason} else reason end,
        delivered_at = case when state in ('sent', 'delivered') then null else delivered_at end,
        state = case when state in ('sent', 'delivered') then 'failed' else state end`
  }
}

const noteDelivery = async (payload: Payload, report: MailReport, found: Found) => {
  const req = await communityRequest(payload, found.community_id, 'a mail provider’s report')
  const reader = await readerOf(req)
  await reader.execute(sql`
    update deliveries set ${changeOf(report)}, updated_at = now()
    where id = ${found.id} and state in ('sent', 'delivered', 'read', 'acknowledged')`)
  const { what: state } = report
  log().info({ msg: 'a mail was reported on', deliveryId: found.id, channel: 'email', state })
}

/** What the report says of the addresses themselves, whatever mail it was about. */
const noteAddresses = async (payload: Payload, { what, to, reason, isForGood }: MailReport) => {
  if (!isForGood && what !== 'delivered') return
  const req = await createLocalReq({}, payload)
  await noticePorts().mailboxesAnswered(req, to, isForGood ? reason : null)
}

/** Does what a mail provider's report says; safe to run again. */
export const noteReport = async ({
  payload,
  data,
}: {
  payload: Payload
  data: unknown
}): Promise<void> => {
  const report = mailReport.parse(data)
  const { rows } = await openReader(payload).execute<Found>(
    sql`select id, community_id from app_delivery_of('email', ${report.mail})`,
  )
  if (!report.isAgain) metrics().mailReports.inc({ state: report.what })
  for (const found of rows) await noteDelivery(payload, report, found)
  if (report.isAgain) return
  await noteAddresses(payload, report)
  // A code or an invitation is in no ledger, and is looked for once more in vain.
  if (rows.length > 0) return
  const req = await createLocalReq({}, payload)
  await inTransaction(req, () =>
    enqueue(
      req,
      'kernelNoteMailReport',
      { ...report, isAgain: true },
      { startAfter: AGAIN_SECONDS },
    ),
  )
}

/** A provider repeats a report for some days at most. */
export const forgetOldReports = async ({ payload }: { payload: Payload }): Promise<void> => {
  await openReader(payload).execute(
    sql`delete from mail_reports where at < now() - interval '30 days'`,
  )
}
