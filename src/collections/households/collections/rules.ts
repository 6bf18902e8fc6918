import type { Where } from 'payload'
import type { Rule } from '@/kernel/access/combine'
import { communitiesOf, scopeOf } from '@/kernel/tenancy/scope'
import { homesOf } from '../operations/homesOf'
import type { Home } from '../operations/homesOf'

const anyWhere = (wheres: Where[]): boolean | Where =>
  wheres.length === 0 ? false : { or: wheres }

const rowsOf = ({ unit, people }: Home): Where => ({
  and: [{ unit: { equals: unit } }, { person: { in: people } }],
})

/** Rows of the people who live with the person; those of people who left the unit are not among them. */
export const ofOwnHome: Rule = async ({ req }) => anyWhere((await homesOf(req)).map(rowsOf))

/** The same, for those who look after the household: owners and leaseholders who live there. */
export const ofHomeAsHead: Rule = async ({ req }) =>
  anyWhere((await homesOf(req)).filter(({ isHead }) => isHead).map(rowsOf))

const textIn = (data: unknown, name: string): string | undefined => {
  if (typeof data !== 'object' || data === null) return undefined
  const value: unknown = Object.entries(data).find(([key]) => key === name)?.[1]
  return typeof value === 'string' ? value : undefined
}

const intoHome =
  (mayAdd: (home: Home) => boolean): Rule =>
  async ({ req, data }) => {
    const homes = (await homesOf(req)).filter(mayAdd)
    const unit = textIn(data, 'unit')
    // Asked without data ("may I at all?"): the guard looks again at the write.
    if (data === undefined) return homes.length > 0
    return homes.some((home) => home.unit === unit && home.community === textIn(data, 'community'))
  }

/** A new row of the unit that the person lives in. */
export const intoOwnHome = intoHome(() => true)

export const intoHomeAsHead = intoHome(({ isHead }) => isHead)

/** A new row of the person alone, which names no unit. */
export const withoutUnit: Rule = async ({ req, data }) => {
  const communities = communitiesOf(await scopeOf(req))
  if (data === undefined) return communities.length > 0
  const community = textIn(data, 'community')
  if (community === undefined || textIn(data, 'unit') !== undefined) return false
  return communities.includes(community)
}
