import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { readerOf, sql } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { linksTo } from '@/kernel/files/links'
import type { SignatureCheck } from '../domain/handover'
import { referenceFor } from '../domain/signatureReference'
import type { Signed } from '../domain/signatureReference'
import { isLiving } from './household'

/** A signature of an earlier hand-over. */
export interface EarlierSignature extends Signed {
  /** Of the hand-over. */
  id: string
  /** ISO 8601, UTC. */
  at: string
  /** Who was at the desk; null for somebody who is gone. */
  takenBy: string | null
  /** Address for the person, for some minutes. */
  url: string
}

interface EarlierRow extends Record<string, unknown> {
  id: string
  person: string | null
  name: string
  at: Date | string
  taken_by: string | null
  file: string
}

const MOST = 50

interface Place {
  community: string
  unit: string
}

/**
 * Of the hand-overs `h`: those with a signature that others may be compared with. What was taken back
 * did not take place, what did not match is nobody's, and what was removed is not kept.
 */
const isReference = ({ community, unit }: Place) => sql`
  h.community_id = ${community} and h.signature_file_id is not null
  and h.signature_check <> 'different'
  and (h.unit_id = ${unit} or h.collector_id in (
    select m.user_id from memberships m
    where m.community_id = ${community} and m.unit_id = ${unit} and ${isLiving}))
  and exists (
    select 1 from package_handover_items i where i.handover_id = h.id and i.undone_at is null)`

const fileUrl = (req: PayloadRequest, community: string, file: string): string =>
  linksTo({ community, file, person: req.user?.id ?? '' }, true, systemClock.now()).url

/**
 * Who signed for a unit before, or lives in it and signed for another: the newest of each person, the
 * newest first.
 */
export const earlierSignatures = async (
  req: PayloadRequest,
  place: Place,
): Promise<EarlierSignature[]> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<EarlierRow>(sql`
    select e.*, u.name as taken_by from (
      select distinct on (h.collector_id, h.collector_name) h.id, h.collector_id as person,
        h.collector_name as name, h.at, h.by_id, h.signature_file_id as file
      from package_handovers h where ${isReference(place)}
      order by h.collector_id, h.collector_name, h.at desc, h.id desc
    ) e left join users u on u.id = e.by_id
    order by e.at desc, e.id desc limit ${MOST}`)
  return rows.map(({ id, person, name, at, taken_by: takenBy, file }) => ({
    id,
    person,
    name,
    at: new Date(at).toISOString(),
    takenBy,
    url: fileUrl(req, place.community, file),
  }))
}

/**
 * Holds that a hand-over has a signature of this very person, to be compared with.
 * @throws AppError 400 where it has not, or not any more.
 */
export const requireReference = async (
  req: PayloadRequest,
  { id, who, ...place }: Place & { id: string; who: Signed },
): Promise<void> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ person: string | null; name: string }>(sql`
    select h.collector_id as person, h.collector_name as name
    from package_handovers h where h.id = ${id} and ${isReference(place)}`)
  if (referenceFor(rows, who) !== undefined) return
  throw new AppError({
    code: 'packages.nothing-to-compare',
    status: 400,
    field: 'signatureReference',
  })
}

export interface ComparisonView {
  check: Exclude<SignatureCheck, 'none'>
  /** Of the signature that it was compared with; ISO 8601, UTC. */
  with: string
  note: string | null
}

/** What the desk saw when it compared the signature for a parcel; null where it did not. For the desk. */
export const comparisonOf = async (
  req: PayloadRequest,
  { community, id }: { community: string; id: string },
): Promise<ComparisonView | null> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{
    check: ComparisonView['check']
    with: Date | string
    note: string | null
  }>(sql`
    select h.signature_check as check, r.at as with, h.signature_note as note
    from package_handover_items i join package_handovers h on h.id = i.handover_id
      join package_handovers r on r.id = h.compared_with_id
    where i.package_id = ${id} and i.community_id = ${community} and i.undone_at is null`)
  const [row] = rows
  return row ? { ...row, with: new Date(row.with).toISOString() } : null
}
