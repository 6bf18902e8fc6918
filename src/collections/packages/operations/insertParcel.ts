import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { systemClock } from '@/kernel/clock'
import { sql } from '@/kernel/database/transaction'
import { DESK_ROLES } from '@/kernel/domain/membership'
import { accessDenied, AppError } from '@/kernel/errors'
import { communitiesWithRole, scopeOf } from '@/kernel/tenancy/scope'
import { needsConditionNote, summaryOf } from '../domain/parcel'
import type { ItemKind } from '../domain/parcel'
import { CODE_LENGTH, codeFrom } from '../domain/pickupCode'
import { labelInsert } from './learnLabel'
import { recordStep } from './recordStep'
import { shelfNamed } from './shelves'

export interface NewParcel {
  community: string
  unit: string | null
  recipient?: string | undefined
  recipientName?: string | undefined
  kind: ItemKind
  carrier: string
  carrierName?: string | undefined
  trackingNumber?: string | undefined
  size?: string | undefined
  condition: string
  conditionNote?: string | undefined
  isPerishable: boolean
  shelf?: string | undefined
  notes?: string | undefined
  photo?: string | undefined
  clientId?: string | undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** The control behind a link that leads into another community, as the database's refusal names its key. */
const foreignField = (error: unknown): string | undefined => {
  if (!isRecord(error)) return undefined
  const { code, constraint, cause } = error
  if (code !== '23503' || typeof constraint !== 'string') return foreignField(cause)
  return /_(unit|recipient|photo)_id_/.exec(constraint)?.[1]
}

/**
 * Stores what came in with its first step, what its label teaches and its line in the audit log, in one
 * statement, as the hooks of the collection do in many: desks write hundreds a day and nobody waits for more.
 * What holds for every writer holds here: who may, what has to be said, and that nothing leads elsewhere.
 * @throws AppError 403, and 400 with the field.
 */
export const insertParcel = async (
  req: PayloadRequest,
  parcel: NewParcel,
): Promise<{ id: string; pickupCode: string }> => {
  const { community, unit, recipient = null } = parcel
  const isAtDesk = communitiesWithRole(await scopeOf(req), DESK_ROLES).includes(community)
  if (!isAtDesk) throw accessDenied()
  if (needsConditionNote(parcel.condition) && parcel.conditionNote === undefined) {
    throw new AppError({ code: 'validation.required', status: 400, field: 'conditionNote' })
  }
  const shelf = parcel.shelf === undefined ? null : await shelfNamed(req, community, parcel.shelf)
  const id = uuidv7()
  const pickupCode = codeFrom(randomBytes(CODE_LENGTH))
  const now = systemClock.now().toISOString()
  const label =
    unit === null
      ? undefined
      : labelInsert({ community, unit, recipient, label: parcel.recipientName })
  const learned = label === undefined ? sql`` : sql` label as (${label}),`
  const change = sql`parcel as (
      insert into packages (id, community_id, summary, unit_id, kind, recipient_id, recipient_name,
        carrier, carrier_name, tracking_number, shelf, size, condition, condition_note, is_perishable,
        notes, photo_id, client_id, status, pickup_code, received_at, received_by_id, created_at,
        updated_at)
      values (${id}, ${community}, ${summaryOf(parcel)}, ${unit}, ${parcel.kind}, ${recipient},
        ${parcel.recipientName ?? null}, ${parcel.carrier}, ${parcel.carrierName ?? null},
        ${parcel.trackingNumber ?? null}, ${shelf}, ${parcel.size ?? null}, ${parcel.condition},
        ${parcel.conditionNote ?? null}, ${parcel.isPerishable}, ${parcel.notes ?? null},
        ${parcel.photo ?? null}, ${parcel.clientId ?? null}, 'received', ${pickupCode}, ${now},
        ${req.user?.id ?? null}, ${now}, ${now})),${learned}`
  try {
    await recordStep(req, { step: 'received', community, packageId: id, unitId: unit }, change)
  } catch (error) {
    const field = foreignField(error)
    if (field === undefined) throw error
    throw new AppError({ code: 'tenancy.foreign-reference', status: 400, field })
  }
  return { id, pickupCode }
}
