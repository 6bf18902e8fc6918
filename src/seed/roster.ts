import type { PayloadRequest } from 'payload'
import { sql, txOf } from '@/kernel/database/transaction'
import type { DemoCommunity } from './demo'
import { addressOf } from './demo'

/** People on management's list who have not come in yet, by unit. */
const NOT_HERE: Readonly<
  Record<string, readonly { unit: string; name: string; email?: string; phone?: string }[]>
> = {
  'harbour-view': [
    { unit: 'North · 103', name: 'Olivia Brandt', email: 'olivia.brandt@example.org' },
    { unit: 'North · 202', name: 'Samuel Osei', phone: '+14165550177' },
    { unit: 'South · 402', name: 'Leila Farouk', email: 'leila.farouk@example.org' },
  ],
  'les-tilleuls': [
    { unit: 'A · 12', name: 'Bruno Keller', email: 'bruno.keller@example.org' },
    { unit: 'A · 13', name: 'Inès Marchand', phone: '+33612345678' },
  ],
}

const RESIDENTS = new Set(['owner', 'leaseholder', 'household'])

const isRosterRole = (role: string): role is 'owner' | 'leaseholder' | 'household' =>
  RESIDENTS.has(role)

/** The roster of a demo community: those who are here, and some who are not yet. */
export const seedRoster = async (
  req: PayloadRequest,
  community: string,
  { slug, people }: DemoCommunity,
  ids: { users: ReadonlyMap<string, string>; units: ReadonlyMap<string, string> },
): Promise<void> => {
  const tx = await txOf(req)
  for (const { email, name, role, unit, status = 'active' } of people) {
    const home = unit === undefined ? undefined : ids.units.get(unit)
    if (home === undefined || !isRosterRole(role) || status === 'ended') continue
    const { id } = await req.payload.create({
      collection: 'roster-entries',
      data: { community, unit: home, name, role, email: addressOf(email) },
      req,
    })
    await tx.execute(sql`
      update roster_entries set account_id = ${ids.users.get(email) ?? null} where id = ${id}`)
  }
  for (const { unit, ...person } of NOT_HERE[slug] ?? []) {
    const home = ids.units.get(unit)
    if (home === undefined) throw new Error(`the roster names ${unit}, and there is none`)
    await req.payload.create({
      collection: 'roster-entries',
      data: { ...person, community, unit: home, role: 'owner' },
      req,
    })
  }
}
