import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { labelKey } from '../domain/label'

export interface LearnedLabel {
  community: string
  unit: string
  /** The membership that the desk chose for it, if it chose one. */
  recipient: string | null
  label: string | null | undefined
}

/** The statement itself, for one that sends it along; undefined where there is nothing to learn. */
export const labelInsert = ({
  community,
  unit,
  recipient,
  label,
}: LearnedLabel): Sql | undefined => {
  const key = labelKey(label ?? '')
  if (key === '') return undefined
  return sql`
    insert into package_labels (community_id, key, unit_id, recipient_id, label)
    values (${community}, ${key}, ${unit}, ${recipient}, ${(label ?? '').trim()})
    on conflict (community_id, key, unit_id) do update
      set times = package_labels.times + 1, last_at = clock_timestamp(),
        label = excluded.label,
        recipient_id = coalesce(excluded.recipient_id, package_labels.recipient_id)`
}

/** Remembers whom a name on a label meant, so that the next such label finds the unit by itself. */
export const learnLabel = async (req: PayloadRequest, learned: LearnedLabel): Promise<void> => {
  const insert = labelInsert(learned)
  if (insert === undefined) return
  const tx = await txOf(req)
  await tx.execute(insert)
}
