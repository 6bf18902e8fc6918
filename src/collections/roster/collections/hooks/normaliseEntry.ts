import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'
import { readerOf, sql } from '@/kernel/database/transaction'
import { toE164 } from '@/kernel/phone'
import { AppError } from '@/kernel/errors'
import type { RosterEntry } from '@/payload-types'
import { entryKey, tidy } from '../../domain/entry'

const idOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  const isRow = typeof value === 'object' && value !== null && 'id' in value
  return isRow && typeof value.id === 'string' ? value.id : undefined
}

const countryOf = async (req: PayloadRequest, community: unknown): Promise<string | null> => {
  const id = idOf(community)
  if (id === undefined) return null
  const reader = await readerOf(req)
  const { rows } = await reader.execute<{ country: string | null }>(
    sql`select address_country as country from communities where id = ${id}`,
  )
  return rows[0]?.country ?? null
}

const instant = (value: unknown): number | null =>
  typeof value === 'string' || value instanceof Date ? new Date(value).getTime() : null

const TEXTS = ['name', 'email', 'phone', 'externalRef'] as const

/** Fields are looked at after this hook: what is no text must be refused here. */
const refuseOthers = (next: Readonly<Record<string, unknown>>): void => {
  const field = TEXTS.find((name) => next[name] != null && typeof next[name] !== 'string')
  if (field !== undefined) throw new AppError({ code: 'validation.invalid', status: 400, field })
}

/** Stored as one writes it everywhere: so the same person is found again, and only once in a unit. */
export const normaliseEntry: CollectionBeforeChangeHook<RosterEntry> = async ({
  data,
  originalDoc,
  req,
}) => {
  const next: Partial<RosterEntry> = { ...originalDoc, ...data }
  refuseOthers({ ...next })
  const name = tidy(next.name ?? '')
  if (name === '') throw new AppError({ code: 'validation.required', status: 400, field: 'name' })
  const written = tidy(next.phone ?? '')
  const phone = written === '' ? null : toE164(written, await countryOf(req, next.community))
  if (written !== '' && phone === null) {
    throw new AppError({ code: 'roster.phone-invalid', status: 400, field: 'phone' })
  }
  const from = instant(next.validFrom)
  const to = instant(next.validTo)
  if (from !== null && to !== null && to <= from) {
    throw new AppError({ code: 'roster.ends-before-start', status: 400, field: 'validTo' })
  }
  const email = next.email ? next.email.trim().toLowerCase() : null
  const externalRef = tidy(next.externalRef ?? '') || null
  return {
    ...data,
    name,
    email,
    phone,
    externalRef,
    matchKey: entryKey({ name, email, phone, externalRef }),
  }
}
