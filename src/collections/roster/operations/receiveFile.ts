import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { audit } from '@/kernel/audit/audit'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { safeName } from '@/kernel/files/safeName'
import { limit } from '@/kernel/http/rateLimit/limit'
import { findHeader, guessMapping } from '../domain/columns'
import { importById } from './imports'
import type { ImportView } from './imports'
import { readTable } from './readTable'
import { stageTable } from './staging'

export const MAX_FILE_BYTES = 20 * 1024 * 1024
const SAMPLE_ROWS = 6

/**
 * Takes a file with a roster: reads it, guesses its columns, and keeps it for a day. Nothing of it
 * is imported yet.
 * @throws AppError 400 for what is no CSV or XLSX file, 413 for one that is too large.
 */
export const receiveFile = async ({
  req,
  community,
  file,
}: {
  req: PayloadRequest
  community: string
  file: { name: string; bytes: Uint8Array }
}): Promise<ImportView> => {
  await limit(req, 'upload')
  if (file.bytes.byteLength > MAX_FILE_BYTES) {
    const details = { max: MAX_FILE_BYTES }
    throw new AppError({ code: 'validation.body-too-large', status: 413, field: 'file', details })
  }
  const table = await readTable(file.bytes)
  const header = findHeader(table.rows)
  const headings = table.rows[header] ?? []
  const body = table.rows.slice(header + 1)
  if (!body.some((row) => row.some((cell) => cell !== ''))) {
    throw new AppError({ code: 'roster.no-rows', status: 400, field: 'file' })
  }
  const id = uuidv7()
  await stageTable(id, table.rows)
  const preview = {
    headings,
    sample: body.filter((row) => row.some((cell) => cell !== '')).slice(0, SAMPLE_ROWS),
    encoding: table.encoding,
    delimiter: table.delimiter,
    header,
  }
  const mapping = { columns: guessMapping(headings), defaultRole: 'owner', fillDown: false }
  const tx = await txOf(req)
  await tx.execute(sql`
    insert into roster_imports (id, community_id, file_name, file_size, format, state, preview,
      mapping, total, started_by_id)
    values (${id}, ${community}, ${safeName(file.name) || 'roster'}, ${file.bytes.byteLength},
      ${table.format}, 'read', ${JSON.stringify(preview)}::jsonb,
      ${JSON.stringify(mapping)}::jsonb, ${body.length}, ${req.user?.id ?? null})`)
  await audit(req, {
    community,
    action: 'roster.file-received',
    subject: { collection: 'roster-imports', id },
  })
  return importById(tx, community, id)
}
