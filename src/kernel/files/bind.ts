import type { PayloadRequest } from 'payload'
import { anyId } from '../database/anyId'
import { sql, txOf } from '../database/transaction'
import { AppError } from '../errors'

export interface BoundFile {
  id: string
  purpose: string
  name: string
  type: string
  bytes: number
  width: number | null
  height: number | null
}

interface BoundRow extends Record<string, unknown> {
  id: string
  purpose: string
  name: string
  mime_type: string
  bytes: string
  width: number | null
  height: number | null
}

/**
 * Binds files that the person has sent, in the transaction of what they belong to: each once, and
 * all of them or none.
 * @returns them, in the order that they were named.
 * @throws AppError 409 where one is not there for them, of another purpose, or bound already.
 */
export const bindFiles = async (
  req: PayloadRequest,
  {
    community,
    ids,
    purposes,
    field,
  }: { community: string; ids: readonly string[]; purposes: readonly string[]; field: string },
): Promise<BoundFile[]> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<BoundRow>(sql`
    update stored_files set state = 'bound', bound_at = clock_timestamp()
    where id = ${anyId(ids)} and community_id = ${community} and state = 'staged'
      and owner_id = ${req.user?.id ?? null}
      and purpose in (select jsonb_array_elements_text(${JSON.stringify(purposes)}::jsonb))
    returning id, purpose, name, mime_type, bytes, width, height`)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)
    if (!row) throw new AppError({ code: 'files.not-staged', status: 409, field })
    return { ...row, type: row.mime_type, bytes: Number(row.bytes) }
  })
}

/**
 * Lets go of files of the person: nobody gets them from then on, and a job removes them.
 * @returns how many there were.
 */
export const releaseFiles = async (
  req: PayloadRequest,
  {
    community,
    ids,
    state,
  }: { community: string; ids: readonly string[]; state: 'staged' | 'bound' },
): Promise<number> => {
  if (ids.length === 0) return 0
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`
    update stored_files set state = 'released', released_at = clock_timestamp()
    where id = ${anyId(ids)} and community_id = ${community} and state = ${state}
      and owner_id = ${req.user?.id ?? null}
    returning id`)
  return rows.length
}
