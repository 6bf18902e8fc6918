import type { PayloadRequest } from 'payload'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { isInForce } from '@/kernel/domain/membership'
import type { DemoCommunity, DemoMembership } from './demo'
import { DEMO_PASSWORD } from './demo'
import { seedArticles } from './articles'
import { seedLiving } from './living'
import { seedTalks } from './conversations'
import { seedGate } from './gate'
import { seedNews } from './news'
import { seedPapers } from './papers'
import { insertParcel, seedShelves } from './parcels'
import { ensureUsers } from './people'
import { seedRequests } from './requests'
import { seedRoster } from './roster'
import { seedRules } from './rules'

const DAY_MS = 24 * 3600 * 1000

const isThere = async (req: PayloadRequest, slug: string): Promise<boolean> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute(sql`select 1 from communities where slug = ${slug}`)
  return rows.length > 0
}

const makeUnits = async (
  req: PayloadRequest,
  community: string,
  { buildings }: DemoCommunity,
): Promise<Map<string, string>> => {
  const units = new Map<string, string>()
  for (const { name: building, floors, doors } of buildings) {
    for (const floor of floors) {
      for (const door of doors) {
        const { id, label } = await req.payload.create({
          collection: 'units',
          data: { community, building, floor, number: `${floor}${door}`, type: 'apartment' },
          req,
        })
        units.set(label ?? id, id)
      }
    }
  }
  return units
}

const known = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the demo data name ${key}, and there is none`)
  return id
}

const dayFrom = (now: Date, days: number | undefined): Date | null =>
  days === undefined ? null : new Date(now.getTime() + days * DAY_MS)

interface MadeMembership {
  id: string
  email: string
  unit: string | undefined
  isInForce: boolean
}

const makeMembership = async (
  req: PayloadRequest,
  community: string,
  person: DemoMembership,
  ids: { users: ReadonlyMap<string, string>; units: ReadonlyMap<string, string> },
  now: Date,
): Promise<MadeMembership> => {
  const { email, role, unit, status = 'active', since, until } = person
  const validFrom = dayFrom(now, since === undefined ? undefined : -since)
  const validTo = dayFrom(now, until)
  const { id } = await req.payload.create({
    collection: 'memberships',
    data: {
      community,
      user: known(ids.users, email),
      role,
      status,
      ...(unit !== undefined && { unit: known(ids.units, unit) }),
      ...(validFrom && { validFrom: validFrom.toISOString() }),
      ...(validTo && { validTo: validTo.toISOString() }),
    },
    req,
  })
  return { id, email, unit, isInForce: isInForce({ status, validFrom, validTo }, now) }
}

/**
 * Makes one demo community with everything in it, or nothing: one transaction. A community whose
 * slug is taken is left alone, so that seeding again changes nothing.
 * @returns false where it was there already.
 */
export const seedCommunity = (
  req: PayloadRequest,
  demo: DemoCommunity,
  now: Date,
): Promise<boolean> =>
  inTransaction(req, async () => {
    if (await isThere(req, demo.slug)) return false
    const { slug, name, address, timeZone, currency, locales, themeColor } = demo
    const { id: community } = await req.payload.create({
      collection: 'communities',
      data: {
        slug,
        name,
        address,
        timeZone,
        currency,
        locales: [...locales],
        themeColor,
        registration: { isOpen: demo.asking !== undefined },
      },
      req,
    })
    const units = await makeUnits(req, community, demo)
    const users = await ensureUsers(req, demo.people, DEMO_PASSWORD)
    const made: MadeMembership[] = []
    for (const person of demo.people) {
      made.push(await makeMembership(req, community, person, { users, units }, now))
    }
    await seedRoster(req, community, demo, { users, units })
    await seedTalks(req, demo.talks, { community, now, users, units })
    await seedLiving(req, demo, { community, now, users, units })
    await seedNews(req, demo.news, { community, now, by: known(users, demo.news.by) })
    await seedPapers(req, demo.papers, { community, now, by: known(users, demo.news.by) })
    await seedArticles(req, demo.papers.articles, community)
    await seedRules(req, demo.rules.books, {
      community,
      timeZone: demo.timeZone,
      now,
      by: known(users, demo.rules.by),
      approvedBy: known(users, demo.rules.approvedBy),
    })
    await seedShelves(req, community, demo.shelves)
    for (const [index, parcel] of demo.parcels.entries()) {
      const living = made.filter((member) => member.isInForce && member.unit === parcel.unit)
      const recipient = living.find(({ email }) => email === parcel.to)
      if (parcel.to !== undefined && !recipient) {
        throw new Error(`${parcel.to} does not live at ${parcel.unit}`)
      }
      await insertParcel(req, parcel, index, {
        community,
        slug,
        now,
        deskUser: known(users, demo.desk),
        unit: known(units, parcel.unit),
        recipient: recipient?.id ?? null,
        isTold: living.length > 0,
      })
    }
    await seedGate(req, demo.gate, { community, now, units, users, guard: known(users, demo.desk) })
    await seedRequests(req, community, demo.asking ?? [])
    return true
  })
