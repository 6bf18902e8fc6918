import { Failure } from '../../../launcher/lib/failure.mjs'

/** @typedef {import('./bed.mjs').Bed} Bed */
/** @typedef {Awaited<ReturnType<typeof findTwo>>} Two */

export const WORDS =
  'The lift on the third floor makes a noise again, could somebody have a look at it? '

/**
 * Two owners of the demo in one community, of whom the first can sign in.
 * @param {Bed} bed
 */
export async function findTwo(bed) {
  const logins = new Map(bed.demoLogins.map((login) => [login.email, login]))
  const members = await bed.query(
    `select m.user_id, m.community_id, u.email, c.slug from memberships m
     join users u on u.id = m.user_id join communities c on c.id = m.community_id
     where m.status = 'active' and m.role = 'owner'
       and (m.valid_from is null or m.valid_from <= now())
       and (m.valid_to is null or m.valid_to > now()) order by c.slug, m.id`,
  )
  const me = members.find(({ email }) => logins.has(email))
  const other = members.find((one) => one.community_id === me?.community_id && one !== me)
  const login = logins.get(me?.email)
  if (!me || !other || !login) throw new Failure('The demo has no two owners in one community.')
  const { user_id: person, community_id: community, slug } = me
  return { login, slug, community, person, other: other.user_id }
}

/**
 * Groups of the two, the first of them with a long history.
 * @param {Bed} bed
 * @param {Two} two
 * @param {{ count: number, long: number }} size
 * @returns {Promise<string[]>} their ids, the newest first
 */
export async function fillTalks(bed, { community, person, other }, { count, long }) {
  await bed.query(
    `insert into conversations (id, community_id, kind, subject, opened_by_id, last_seq, last_at)
     select gen_random_uuid(), $1, 'group', 'Group ' || n, $2, case when n = 1 then $3 else 3 end,
       now() - make_interval(mins => n) from generate_series(1, $4::int) n`,
    [community, person, long, count],
  )
  // The demo has groups of its own.
  const groups = `from conversations
    where community_id = $1 and kind = 'group' and subject like 'Group %'`
  for (const who of [person, other]) {
    await bed.query(
      `insert into conversation_participants (conversation_id, user_id, community_id, visible, last_read_seq)
       select id, $2, $1, '{[1,)}', last_seq - 1 ${groups}`,
      [community, who],
    )
  }
  await bed.query(
    `insert into messages (conversation_id, seq, community_id, sender_id, client_id, body, at)
     select id, n, $1, case when n % 2 = 0 then $2::uuid else $3::uuid end, gen_random_uuid(), $4 || n,
       last_at - make_interval(secs => last_seq - n)
     from (select * ${groups}) c cross join lateral generate_series(1, c.last_seq) n`,
    [community, person, other, WORDS],
  )
  await bed.query('analyze')
  const rows = await bed.query(`select id ${groups} order by last_at desc`, [community])
  return rows.map(({ id }) => String(id))
}
