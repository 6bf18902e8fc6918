import type { PayloadRequest } from 'payload'
import type { DemoCommunity } from './demo'

const DAY_MS = 24 * 3600 * 1000

interface LivingPlace {
  community: string
  now: Date
  users: ReadonlyMap<string, string>
  units: ReadonlyMap<string, string>
}

/** What the first households of a demo wrote down: a child, a contact, a car, days away, a listing. */
export const seedLiving = async (
  req: PayloadRequest,
  { people }: DemoCommunity,
  { community, now, users, units }: LivingPlace,
): Promise<void> => {
  const homes = people
    .filter(
      ({ role, until }) => (role === 'owner' || role === 'leaseholder') && until === undefined,
    )
    .flatMap(({ email, unit: label }) => {
      const person = users.get(email)
      const unit = label === undefined ? undefined : units.get(label)
      return person === undefined || unit === undefined ? [] : [{ community, person, unit }]
    })
    .slice(0, 3)
  for (const [index, home] of homes.entries()) {
    const { unit, ...own } = home
    await req.payload.create({
      collection: 'directory-entries',
      data: { ...own, show: { name: true, unit: index > 0, about: true }, about: '' },
      req,
    })
    await req.payload.create({
      collection: 'emergency-contacts',
      data: { ...home, kind: 'key-holder', name: 'Sam Porter', phone: '+33612345678' },
      req,
    })
    await req.payload.create({
      collection: 'vehicles',
      data: { ...home, plate: `DE ${String(101 + index)} MO`, kind: 'car' },
      req,
    })
    if (index !== 0) continue
    await req.payload.create({
      collection: 'household-members',
      data: { ...home, name: 'Mia', relation: 'child', isChild: true, birthYear: 2018 },
      req,
    })
    await req.payload.create({
      collection: 'absences',
      data: {
        ...home,
        from: new Date(now.getTime() + 7 * DAY_MS).toISOString(),
        until: new Date(now.getTime() + 14 * DAY_MS).toISOString(),
        holdParcels: true,
      },
      req,
    })
  }
}
