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
 * @param {{ count: number, long: number, each?: number }} size
 * @returns {Promise<string[]>} their ids, the newest first
 */
export async function fillTalks(bed, { community, person, other }, { count, long, each = 3 }) {
  await bed.query(
    `insert into conversations (id, community_id, kind, subject, opened_by_id, last_seq, last_at)
     select gen_random_uuid(), $1, 'group', 'Group ' || n, $2, case when n = 1 then $3::bigint else $5::bigint end,
       now() - make_interval(mins => n) from generate_series(1, $4::int) n`,
    [community, person, long, count, each],
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

/**
 * Communities beside that of the two, each with conversations of its own between people of the demo,
 * none of them the first of the two.
 * @param {Bed} bed
 * @param {Two} two
 * @param {{ communities: number, talks: number, each: number }} size
 */
export async function fillOthers(bed, { community, person }, { communities, talks, each }) {
  await bed.query(
    `insert into communities select (jsonb_populate_record(c, jsonb_build_object(
       'id', gen_random_uuid(), 'slug', 'other-' || n, 'name', 'Other ' || n))).*
     from communities c, generate_series(1, $2::int) n where c.id = $1`,
    [community, communities],
  )
  await bed.query(
    `insert into conversations (id, community_id, kind, subject, opened_by_id, last_seq, last_at)
     select gen_random_uuid(), c.id, 'group', 'Group ' || n, u.ids[1 + n % cardinality(u.ids)], $3,
       now() - make_interval(mins => n)
     from communities c, generate_series(1, $2::int) n,
       (select array_agg(id) as ids from users where id <> $1) u where c.slug like 'other-%'`,
    [person, talks, each],
  )
  const theirs = `from conversations t join communities c on c.id = t.community_id
    where c.slug like 'other-%'`
  await bed.query(
    `insert into conversation_participants (conversation_id, user_id, community_id, visible, last_read_seq)
     select t.id, t.opened_by_id, c.id, '{[1,)}', t.last_seq ${theirs}`,
  )
  await bed.query(
    `insert into messages (conversation_id, seq, community_id, sender_id, client_id, body, at)
     select t.id, n, t.community_id, t.opened_by_id, gen_random_uuid(), $1 || n,
       t.last_at - make_interval(secs => t.last_seq - n)
     from (select t.* ${theirs}) t cross join lateral generate_series(1, t.last_seq) n`,
    [WORDS],
  )
  await bed.query('analyze')
}

/**
 * So many people in a conversation of the two, both among them: the others are copies of the second.
 * @param {Bed} bed
 * @param {Two} two
 * @param {string} talk
 * @param {number} count
 * @returns {Promise<string[]>} their ids
 */
export async function gather(bed, { community, other }, talk, count) {
  const takePart = `select user_id from conversation_participants where conversation_id = $1`
  const there = await bed.query(takePart, [talk])
  const copies = await bed.query(
    `insert into users select (jsonb_populate_record(u, jsonb_build_object(
       'id', gen_random_uuid(), 'email', 'copy-' || n || '@example.org'))).*
     from users u, generate_series($2::int + 1, $3::int) n where u.id = $1 returning id`,
    [other, there.length, count],
  )
  const ids = copies.map(({ id }) => String(id))
  await bed.query(
    `insert into memberships select (jsonb_populate_record(m, jsonb_build_object(
       'id', gen_random_uuid(), 'user_id', c))).*
     from memberships m, unnest($3::uuid[]) c
     where m.id = (select id from memberships where user_id = $1 and community_id = $2 limit 1)`,
    [other, community, ids],
  )
  await bed.query(
    `insert into conversation_participants (conversation_id, user_id, community_id, visible, last_read_seq)
     select $1, c, $2, '{[1,)}', 0 from unnest($3::uuid[]) c`,
    [talk, community, ids],
  )
  await bed.query('analyze')
  const all = await bed.query(takePart, [talk])
  return all.map(({ user_id }) => String(user_id))
}
