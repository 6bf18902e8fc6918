import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { askKept, question } from '@/kernel/database/questions'
import type { Question } from '@/kernel/database/questions'
import { inTransaction, sql } from '@/kernel/database/transaction'
import { resemblesAll } from '@/kernel/database/words'
import { DESK_ROLES, RESIDENT_ROLES } from '@/kernel/domain/membership'
import { accessDenied, authRequired } from '@/kernel/errors'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'

const box = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '')

export const listingInput = z.object({
  name: box,
  unit: box,
  phone: box,
  email: box,
  photo: box,
  about: box,
  aboutText: z.string().trim().max(300).default(''),
})

type Listing = z.infer<typeof listingInput>

interface Who {
  req: PayloadRequest
  community: string
}

const entryOf = async ({ req, community }: Who) => {
  if (!req.user) throw authRequired()
  const { docs } = await req.payload.find({
    collection: 'directory-entries',
    where: { and: [{ community: { equals: community } }, { person: { equals: req.user.id } }] },
    depth: 0,
    limit: 1,
    pagination: false,
    overrideAccess: false,
    req,
  })
  return docs[0]
}

const NOTHING: Listing = {
  name: false,
  unit: false,
  phone: false,
  email: false,
  photo: false,
  about: false,
  aboutText: '',
}

/** What the person shows their neighbours: nothing, until they choose. */
export const ownListing = async (who: Who): Promise<Listing> => {
  const entry = await entryOf(who)
  if (!entry) return NOTHING
  const { show, about } = entry
  return {
    name: show?.name === true,
    unit: show?.unit === true,
    phone: show?.phone === true,
    email: show?.email === true,
    photo: show?.photo === true,
    about: show?.about === true,
    aboutText: about ?? '',
  }
}

/** Keeps what the person shows their neighbours; it applies at once. */
export const saveListing = ({ req, community, input }: Who & { input: Listing }): Promise<void> =>
  inTransaction(req, async () => {
    if (!req.user) throw authRequired()
    const { aboutText, ...show } = input
    const data = { show, about: aboutText }
    const entry = await entryOf({ req, community })
    const rights = { collection: 'directory-entries', depth: 0, overrideAccess: false } as const
    if (entry) {
      await req.payload.update({ ...rights, req, id: entry.id, data })
    } else {
      await req.payload.create({
        ...rights,
        req,
        data: { ...data, community, person: req.user.id },
      })
    }
  })

export interface Neighbour {
  id: string
  name: string
  unit: string | null
  phone: string | null
  email: string | null
  photo: string | null
  about: string | null
}

const READERS = [...RESIDENT_ROLES, ...DESK_ROLES]
const MOST = 200
const LIKE_SIGNS = /[\\%_]/g

interface Looked extends Who {
  words: string
  /** Names that resemble the words, instead of what has them. */
  isLoose?: boolean
  limit?: number
}

/**
 * The people who let themselves be found, each with what they show and nothing else; for residents
 * and the desk. What somebody does not show cannot be searched for either.
 * @throws AppError 403 for others.
 */
export const neighboursFound = async ({
  req,
  community,
  words,
  isLoose = false,
  limit = MOST,
}: Looked): Promise<Question<Neighbour[]>> => {
  const held = rolesIn(await scopeOf(req), community)
  if (!held.some((role) => READERS.some((reader) => reader === role))) throw accessDenied()
  const pattern = `%${words
    .trim()
    .slice(0, 80)
    .replaceAll(LIKE_SIGNS, String.raw`\$&`)}%`
  const query = sql`
    with living as (
      select m.user_id, string_agg(distinct n.label, ', ') as labels
      from memberships m join units n on n.id = m.unit_id
      where m.community_id = ${community} and m.role in ('owner', 'leaseholder', 'household')
        and m.lives_there is not false and m.status = 'active'
        and (m.valid_from is null or m.valid_from <= now())
        and (m.valid_to is null or m.valid_to > now())
      group by m.user_id
    ), shown as (
      select u.id, coalesce(u.preferred_name, u.name) as name,
        case when d.show_unit then l.labels end as unit,
        case when d.show_phone then u.phone end as phone,
        case when d.show_email then u.email end as email,
        case when d.show_photo then u.photo end as photo,
        case when d.show_about then nullif(d.about, '') end as about
      from directory_entries d
        join communities c on c.id = d.community_id and c.living_directory is not false
        join users u on u.id = d.person_id
        join living l on l.user_id = u.id
      where d.community_id = ${community} and d.show_name
    )
    select id, name, unit, phone, email, photo, about from shown
    where ${
      isLoose
        ? resemblesAll(sql`name`, words)
        : sql`app_plain(name) like (select app_plain(${pattern})) or unit ilike ${pattern}
            or app_plain(about) like (select app_plain(${pattern}))`
    }
    order by name limit ${limit}`
  return question(query, (rows: Neighbour[]) => rows)
}

export const searchDirectory = async (looked: Looked): Promise<Neighbour[]> =>
  askKept(looked.req, await neighboursFound(looked))
