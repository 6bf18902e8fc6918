import { Failure } from '../../../launcher/lib/failure.mjs'

/**
 * Somebody of the demo who can sign in, for whom parcels wait and announcements are unread.
 * @param {import('./bed.mjs').Bed} bed
 */
export async function findHome(bed) {
  const logins = new Map(bed.demoLogins.map((login) => [login.email, login]))
  const rows = await bed.query(
    `select u.email, c.id as community, c.slug, count(p.id)::int as waiting
     from memberships m join users u on u.id = m.user_id join communities c on c.id = m.community_id
     join packages p on p.unit_id = m.unit_id and p.status = 'received'
     where m.status = 'active' and m.role = 'owner'
       and exists (select 1 from announcements a where a.community_id = c.id and a.state = 'published')
     group by u.email, c.id, c.slug order by waiting desc, c.slug, u.email`,
  )
  const row = rows.find(({ email }) => logins.has(email))
  const login = logins.get(row?.email)
  if (!row || !login) throw new Failure('The demo has nobody for whom something waits.')
  return { login, slug: String(row.slug), community: String(row.community) }
}
