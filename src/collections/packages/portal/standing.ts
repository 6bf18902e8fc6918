import 'server-only'
import { homesOf, peopleOfUnit, unitLabels } from '@/collections/households/public'
import { systemClock } from '@/kernel/clock'
import type { PortalContext } from '@/kernel/portal/context'
import { instructionsOf } from '../operations/standingOf'
import type { Instruction, Told } from '../operations/standingOf'

interface AwaySpan {
  id: string
  from: string
  until: string
  holdParcels: boolean
}

export interface HomeAtDesk {
  unit: string
  label: string
  own: Instruction | null
  /** Of the others, for who looks after the household. */
  others: Instruction[]
  /** Who can be told besides. */
  people: Told[]
  away: AwaySpan[]
}

const MOST = 50

/** When the person is away from a home, now or later. */
const awayFrom = async (
  { req, community, person }: PortalContext,
  unit: string,
): Promise<AwaySpan[]> => {
  const { docs } = await req.payload.find({
    collection: 'absences',
    depth: 0,
    limit: MOST,
    overrideAccess: false,
    pagination: false,
    req,
    sort: 'from',
    where: {
      and: [
        { community: { equals: community.id } },
        { unit: { equals: unit } },
        { person: { equals: person.id } },
        { until: { greater_than: systemClock.now().toISOString() } },
      ],
    },
  })
  return docs.map(({ id, from, until, holdParcels }) => ({
    id,
    from,
    until,
    holdParcels: holdParcels === true,
  }))
}

/** What the person has told the desk of each of their homes, and when they are away. */
export const myStanding = async (context: PortalContext): Promise<HomeAtDesk[]> => {
  const { req, community, person } = context
  const units = (await homesOf(req)).flatMap((home) =>
    home.community === community.id ? [home.unit] : [],
  )
  const labels = await unitLabels(req, units)
  const homes: HomeAtDesk[] = []
  for (const unit of units) {
    const all = await instructionsOf(req, { community: community.id, unit })
    const residents = await peopleOfUnit(req, community.id, unit)
    homes.push({
      unit,
      label: labels.get(unit) ?? '',
      own: all.find((one) => one.person === person.id) ?? null,
      others: all.filter((one) => one.person !== person.id),
      people: residents.flatMap(({ user, name, livesThere }) =>
        user === person.id || !livesThere ? [] : [{ id: user, name }],
      ),
      away: await awayFrom(context, unit),
    })
  }
  return homes
}
