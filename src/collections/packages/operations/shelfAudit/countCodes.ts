import { z } from 'zod'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import type { CommunityIdentity } from '@/kernel/identity'
import { CODE_MAX, EVERY_SHELF, MOST_CODES } from '../../domain/shelfAudit'
import { plainNumber } from '../../domain/trackingNumber'
import { findThing } from './findThing'
import type { Thing } from './findThing'
import { linesOf } from './lines'
import type { Line } from './lines'
import { refuseAudit } from './place'
import type { Place } from './place'

const code = z.string().trim().min(1).max(CODE_MAX)
export const countInput = z.object({ codes: z.array(code).min(1).max(MOST_CODES) })
export const uncountInput = z.object({ code })

/** `again`: that thing is in the count already. */
export const COUNT_RESULTS = ['counted', 'again', 'elsewhere', 'closed', 'unknown'] as const
type CountResult = (typeof COUNT_RESULTS)[number]

export interface CountedCode {
  /** As it is kept. */
  code: string
  result: CountResult
  line: Line | null
}

/** Two spellings of one carrier's number are one code; an address stays as it is. */
const kept = (text: string): string => (text.includes('/') ? text : plainNumber(text) || text)

const resultOf = (shelf: string, thing: Thing | null): CountResult => {
  if (thing === null) return 'unknown'
  if (thing.status !== 'received') return 'closed'
  return shelf === EVERY_SHELF || thing.shelf === shelf ? 'counted' : 'elsewhere'
}

/** An open count, which nobody finishes while this transaction lasts. */
const openAudit = async (place: Place, id: string): Promise<{ shelf: string }> => {
  const tx = await txOf(place.req)
  const { rows } = await tx.execute<{ shelf: string }>(sql`
    select shelf from shelf_audits
    where id = ${id} and community_id = ${place.community} and state = 'open' for share`)
  return rows[0] ?? (await refuseAudit(place, id))
}

interface Counting extends Pick<Place, 'req'> {
  community: CommunityIdentity
  id: string
}

/**
 * Takes what was read into a count. It is kept at once: a page that is loaded anew goes on from there,
 * and a sending whose answer was lost may be sent again.
 * @throws AppError 404 where there is no such count, 409 where it is over.
 */
export const countCodes = ({
  req,
  community,
  id,
  codes,
}: Counting & { codes: readonly string[] }): Promise<CountedCode[]> =>
  inTransaction(req, async () => {
    const { shelf } = await openAudit({ req, community: community.id }, id)
    const tx = await txOf(req)
    const results = []
    for (const text of codes) {
      const thing = await findThing(req, { community, shelf }, text)
      const { rows } = await tx.execute(sql`
        insert into shelf_audit_codes (audit_id, code, community_id, package_id, by_id)
        values (${id}, ${kept(text)}, ${community.id}, ${thing?.id ?? null},
          ${req.user?.id ?? null})
        on conflict do nothing returning code`)
      const result = rows.length === 0 ? 'again' : resultOf(shelf, thing)
      results.push({ code: kept(text), result, parcel: thing?.id ?? null } as const)
    }
    const found = results.flatMap(({ parcel }) => (parcel === null ? [] : [parcel]))
    const lines = await linesOf({ req, community: community.id }, found)
    return results.map(({ code: read, result, parcel }) => ({
      code: read,
      result,
      line: parcel === null ? null : (lines.get(parcel) ?? null),
    }))
  })

/**
 * Takes a wrong reading out again; one that is not in it stays out.
 * @throws AppError 404 where there is no such count, 409 where it is over.
 */
export const uncount = ({
  req,
  community,
  id,
  code: read,
}: Place & { id: string; code: string }): Promise<{ id: string }> =>
  inTransaction(req, async () => {
    await openAudit({ req, community }, id)
    const tx = await txOf(req)
    await tx.execute(sql`
      delete from shelf_audit_codes where audit_id = ${id} and code = ${read}`)
    return { id }
  })
