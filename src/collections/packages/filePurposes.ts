import { DESK_ROLES, RESIDENT_ROLES } from '@/kernel/domain/membership'
import type { Role } from '@/kernel/domain/membership'
import { readerOf, sql } from '@/kernel/database/transaction'
import { accessDenied } from '@/kernel/errors'
import type { Asking, FilePurpose } from '@/kernel/files/purposes'
import { rolesIn, scopeOf } from '@/kernel/tenancy/scope'
import { mayCollect } from './operations/mayCollect'

export const PACKAGE_SIGNATURE = 'package-signature'
export const PACKAGE_RELEASE_PHOTO = 'package-release-photo'
export const PACKAGE_PROXY_PHOTO = 'package-proxy-photo'
export const SHIFT_SIGNATURE = 'shift-signature'

const MEGABYTE = 1024 * 1024

const limitFor =
  (roles: readonly Role[], megabytes: number): FilePurpose['limit'] =>
  async ({ req, community }: Asking) => {
    const held = rolesIn(await scopeOf(req), community)
    if (held.some((role) => roles.includes(role))) return megabytes * MEGABYTE
    throw accessDenied()
  }

/** By the rows of the hand-overs: the desk, and the resident who signed. */
const mayRead: FilePurpose['mayRead'] = async ({ req, community, id }) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from package_handovers
    where community_id = ${community} and (signature_file_id = ${id} or photo_file_id = ${id})`)
  return rows.length > 0
}

/** The same, and the desk those of what did not fit. */
const mayReadSignature: FilePurpose['mayRead'] = async (asking) => {
  if (await mayRead(asking)) return true
  const { req, community, id } = asking
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from package_offline_entries
    where community_id = ${community} and signature_file_id = ${id}`)
  return rows.length > 0
}

/** Who sent them; and the desk for as long as they may collect. */
const mayReadOfProxy: FilePurpose['mayRead'] = async ({ req, community, id }) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from package_proxies x
    where x.community_id = ${community} and x.photo_file_id = ${id}
      and (x.person_id = ${req.user?.id ?? null} or (${mayCollect}))`)
  return rows.length > 0
}

/** By the rows of the shift handovers: the desk. */
const mayReadOfShift: FilePurpose['mayRead'] = async ({ req, community, id }) => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(sql`
    select 1 from shift_handovers
    where community_id = ${community} and (from_file_id = ${id} or to_file_id = ${id})`)
  return rows.length > 0
}

/** What is kept of a hand-over, and of people who are sent. */
export const packageFilePurposes: FilePurpose[] = [
  {
    name: PACKAGE_SIGNATURE,
    accepts: 'image',
    limit: limitFor(DESK_ROLES, 1),
    mayRead: mayReadSignature,
  },
  { name: PACKAGE_RELEASE_PHOTO, accepts: 'image', limit: limitFor(DESK_ROLES, 8), mayRead },
  {
    name: SHIFT_SIGNATURE,
    accepts: 'image',
    limit: limitFor(DESK_ROLES, 1),
    mayRead: mayReadOfShift,
  },
  {
    name: PACKAGE_PROXY_PHOTO,
    accepts: 'image',
    limit: limitFor(RESIDENT_ROLES, 8),
    mayRead: mayReadOfProxy,
  },
]
