import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { enqueue } from '@/kernel/jobs/enqueue'
import { missingKinds } from '../domain/columns'
import type { BadRowPolicy } from '../domain/import'
import { importById } from './imports'
import type { ImportView, MappingInput } from './imports'
import { RUN_IMPORT } from '../slugs'

/** A run of fifty thousand rows takes seconds; a machine may be slow. */
const EXPIRE_SECONDS = 15 * 60

const busy = () => new AppError({ code: 'roster.import-busy', status: 409 })

interface Args {
  req: PayloadRequest
  community: string
  id: string
}

/** Tries the import on the file, and stores nothing but what would come of it. */
export const startCheck = async ({
  req,
  community,
  id,
  mapping,
}: Args & { mapping: MappingInput }): Promise<ImportView> => {
  const tx = await txOf(req)
  const held = await importById(tx, community, id)
  const { headings } = held.preview
  const outside = Object.entries(mapping.columns).find(([, index]) => index >= headings.length)
  const missing = outside ? outside[0] : missingKinds(mapping.columns)[0]
  if (missing !== undefined) {
    const field = `columns.${missing}`
    throw new AppError({ code: 'roster.column-missing', status: 400, field })
  }
  const { rows } = await tx.execute(sql`
    update roster_imports set state = 'checking', mapping = ${JSON.stringify(mapping)}::jsonb,
      done = 0, counts = null, problems = null, failure = null, updated_at = now()
    where id = ${id} and community_id = ${community}
      and state in ('read', 'checked', 'failed') returning id`)
  if (rows.length === 0) throw busy()
  await enqueue(
    req,
    RUN_IMPORT,
    { community, importId: id, step: 'check' },
    { expireInSeconds: EXPIRE_SECONDS },
  )
  return importById(tx, community, id)
}

/** Imports the file as it was checked. */
export const startImport = async ({
  req,
  community,
  id,
  badRows,
}: Args & { badRows: BadRowPolicy }): Promise<ImportView> => {
  const tx = await txOf(req)
  const held = await importById(tx, community, id)
  if (held.state !== 'checked') throw busy()
  if (badRows === 'nothing' && (held.counts?.badRows ?? 0) > 0) {
    throw new AppError({ code: 'roster.rows-bad', status: 409, field: 'badRows' })
  }
  // Whoever starts it answers for it: the job asks whether that person still manages the place.
  const { rows } = await tx.execute(sql`
    update roster_imports set state = 'importing', bad_rows = ${badRows}, done = 0,
      started_by_id = ${req.user?.id ?? null}, updated_at = now()
    where id = ${id} and community_id = ${community} and state = 'checked' returning id`)
  if (rows.length === 0) throw busy()
  await enqueue(
    req,
    RUN_IMPORT,
    { community, importId: id, step: 'import' },
    { expireInSeconds: EXPIRE_SECONDS },
  )
  return importById(tx, community, id)
}
