import { sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { emit } from '@/kernel/events/emit'
import { textOpener } from '@/kernel/files/dataKeys'
import type { Evidence, ReportedRecord } from '@/kernel/moderation/reportables'
import { messageChanged } from '../events'
import { attachmentsOf } from './attachments'
import type { AttachmentRow } from './attachments'
import { placeOf } from './place'
import { foundKey, joinKey, keyColumns, messageContext } from './texts'
import type { KeyColumns } from './texts'

interface SaidRow extends KeyColumns, Record<string, unknown> {
  sender_id: string
  body: string
  sealed: Buffer | null
  at: string
  attachments: AttachmentRow[] | null
}

/**
 * What a message says now, for whoever sees it and reports it.
 * @throws AppError 404 for a message that is not there for them, was taken back, or that nobody wrote.
 */
export const messageEvidence = async ({
  req,
  community,
  record,
  part,
}: ReportedRecord): Promise<Evidence> => {
  await placeOf({ req, community, id: record })
  const tx = await txOf(req)
  const { rows } = await tx.execute<SaidRow>(sql`
    select m.sender_id, m.body, m.sealed, ${keyColumns}, m.at, ${attachmentsOf} as attachments
    from messages m ${joinKey(sql`m.conversation_id`)}
    where m.conversation_id = ${record} and m.community_id = ${community} and m.seq = ${part}
      and m.kind = 'text' and m.deleted_at is null`)
  const [row] = rows
  if (!row) throw new AppError({ code: 'conversations.message-missing', status: 404 })
  const place = { community, id: record }
  const text = textOpener()(foundKey(place, row), row, messageContext(place, part))
  // Nobody can judge what nobody can read.
  if (text === null) throw new Error('the text of a reported message does not open')
  return {
    author: row.sender_id,
    text,
    files: (row.attachments ?? []).map(({ id, name, kind }) => ({
      id,
      name,
      isImage: kind === 'image',
    })),
    at: new Date(row.at),
  }
}

/** Takes a reported message away from everybody: its place stays, with a line that says who did it. */
export const takeMessageAway = async ({
  req,
  community,
  record,
  part,
  report,
}: ReportedRecord & { report: string }): Promise<void> => {
  const tx = await txOf(req)
  // Whoever decides sees nothing of the conversation: the database asks for the decision itself.
  const { rows } = await tx.execute<{ is_gone: boolean }>(
    sql`select app_take_message_away(${report}) as is_gone`,
  )
  if (rows[0]?.is_gone !== true) return
  await emit(req, {
    event: messageChanged,
    community,
    data: { conversationId: record, seq: part },
  })
}
