import type { Payload } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { asSystem } from '@/kernel/tenancy/system'
import { unstage } from './staging'

/**
 * Removes the files of imports that are a day old, with the values that their reports show. What
 * became of each stays.
 * @returns how many were removed.
 */
export const sweepImports = ({ payload, now }: { payload: Payload; now: Date }): Promise<number> =>
  asSystem(payload, 'sweep files of roster imports', async (req) => {
    const reader = await readerOf(req)
    const dayAgo = new Date(now.getTime() - 24 * 3600 * 1000).toISOString()
    const { rows } = await reader.execute<{ id: string }>(sql`
      select id from roster_imports where preview->'sample' <> '[]'::jsonb
        and state not in ('checking', 'importing') and created_at < ${dayAgo} limit 500`)
    for (const { id } of rows) {
      await unstage(id)
      await reader.execute(sql`
        update roster_imports set
          state = case when state in ('imported', 'failed') then state else 'expired' end,
          preview = jsonb_set(preview, '{sample}', '[]'),
          counts = case when counts is null then null
            else jsonb_set(counts, '{missingNames}', '[]') end,
          problems = coalesce((select jsonb_agg(p - 'value') from jsonb_array_elements(
            case when jsonb_typeof(problems) = 'array' then problems else '[]' end) p), '[]')
        where id = ${id}`)
    }
    return rows.length
  })
