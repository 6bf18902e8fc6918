import 'server-only'
import { notFound } from 'next/navigation'
import { orNotFound } from '@/kernel/portal/orNotFound'
import type { PortalContext } from '@/kernel/portal/context'
import { COLLECTION_OF } from '../domain/entries'
import type { EntryKind } from '../domain/entries'
import { homesOf } from '../operations/homesOf'
import { livingOf } from '../operations/livingOf'
import type { Living } from '../operations/livingOf'
import { peopleOfUnit, unitsElsewhere } from '../operations/people'
import { unitLabels } from '../operations/unitLabels'

const NOTHING: Living = {
  pets: false,
  vehicles: false,
  directory: false,
  assistanceRegister: false,
}

export const livingHere = async ({ req, community }: PortalContext): Promise<Living> =>
  (await livingOf(req, community.id)) ?? NOTHING

/** The homes of the person in this community, with their labels and the people in them. */
export const myHomes = async ({ req, community }: PortalContext) => {
  const homes = (await homesOf(req)).filter((home) => home.community === community.id)
  const labels = await unitLabels(
    req,
    homes.map(({ unit }) => unit),
  )
  return Promise.all(
    homes.map(async (home) => ({
      ...home,
      label: labels.get(home.unit) ?? '',
      residents: await peopleOfUnit(req, community.id, home.unit),
    })),
  )
}

export type MyHome = Awaited<ReturnType<typeof myHomes>>[number]

export const myUnitsElsewhere = ({ req, community }: PortalContext) =>
  unitsElsewhere(req, community.id)

const MOST = 100

/** All entries of a kind that the person may see here, by their own rights. */
export const myEntries = async <Kind extends EntryKind>(
  { req, community, person }: PortalContext,
  kind: Kind,
) => {
  // At the desk somebody sees everybody's vehicles; here it is about their own home.
  const homes = (await homesOf(req)).map(({ unit }) => unit)
  const { docs } = await req.payload.find({
    collection: COLLECTION_OF[kind],
    depth: 0,
    limit: MOST,
    pagination: false,
    disableErrors: true,
    overrideAccess: false,
    req,
    where: {
      and: [
        { community: { equals: community.id } },
        { or: [{ unit: { in: homes } }, { person: { equals: person.id } }] },
      ],
    },
  })
  return docs
}

/** One entry, by the person's own rights; the page that says so where there is none. */
export const myEntry = async (
  { req, community }: PortalContext,
  kind: EntryKind,
  id: string,
): Promise<Record<string, unknown>> => {
  const doc = await orNotFound(
    req.payload.findByID({
      collection: COLLECTION_OF[kind],
      id,
      depth: 0,
      overrideAccess: false,
      req,
    }),
  )
  if (doc.community !== community.id) notFound()
  return { ...doc }
}
