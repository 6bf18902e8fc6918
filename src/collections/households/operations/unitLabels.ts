import type { PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'

/** What people call the units, by id. */
export const unitLabels = async (
  req: PayloadRequest,
  units: readonly string[],
): Promise<Map<string, string>> => {
  if (units.length === 0) return new Map()
  const ids = sql.join(
    units.map((unit) => sql`${unit}::uuid`),
    sql`, `,
  )
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; label: string }>(
    sql`select id, label from units where id in (${ids})`,
  )
  return new Map(rows.map(({ id, label }) => [id, label]))
}

/** All units of a community as choices, in their order. */
export const allUnits = async (
  req: PayloadRequest,
  community: string,
): Promise<{ value: string; label: string }[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ id: string; label: string }>(sql`
    select id, label from units where community_id = ${community}
    order by building, length(number), number`)
  return rows.map(({ id, label }) => ({ value: id, label }))
}
