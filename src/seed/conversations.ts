import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '@/kernel/database/transaction'
import type { DemoLine, DemoTalk, DemoTalks } from './talks'

const HOUR_MS = 3600 * 1000

interface TalksPlace {
  community: string
  now: Date
  users: ReadonlyMap<string, string>
  units: ReadonlyMap<string, string>
}

const idOf = (ids: ReadonlyMap<string, string>, key: string): string => {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the demo talks name ${key}, and there is none`)
  return id
}

const makeTopics = async (
  req: PayloadRequest,
  community: string,
  topics: DemoTalks['topics'],
): Promise<Map<string, string>> => {
  const made = new Map<string, string>()
  for (const [position, { name, description, team, answerHours, hours }] of topics.entries()) {
    const { id } = await req.payload.create({
      collection: 'message-topics',
      data: { community, name, description, team, answerHours, position, ...(hours && { hours }) },
      req,
    })
    made.set(name, id)
  }
  return made
}

const insertLine = async (
  req: PayloadRequest,
  { community, now, users }: TalksPlace,
  conversation: string,
  { from, at, text = '', line, replyTo, reactions = [] }: DemoLine,
  seq: number,
): Promise<void> => {
  const tx = await txOf(req)
  const moment = new Date(now.getTime() - at * HOUR_MS).toISOString()
  await tx.execute(sql`
    insert into messages (conversation_id, seq, community_id, sender_id, client_id, kind, body, data,
      reply_to, thread_root, at)
    values (${conversation}, ${seq}, ${community}, ${idOf(users, from)}, ${randomUUID()},
      ${line ? 'system' : 'text'}, ${text}, ${line ? JSON.stringify(line) : null}::jsonb,
      ${replyTo ?? null}, ${replyTo ?? null}, ${moment})`)
  for (const { by, emoji } of reactions) {
    await tx.execute(sql`
      insert into message_reactions (conversation_id, seq, user_id, emoji, community_id, at)
      values (${conversation}, ${seq}, ${idOf(users, by)}, ${emoji}, ${community}, ${moment})`)
  }
}

/** Whoever wrote without being part of it is of the staff: they have a pointer, and no range. */
const insertPeople = async (
  req: PayloadRequest,
  { community, users }: TalksPlace,
  conversation: string,
  { members, lines, unreadBy = [] }: DemoTalk,
): Promise<void> => {
  const tx = await txOf(req)
  for (const email of new Set([...members, ...lines.map(({ from }) => from)])) {
    const isMember = members.includes(email)
    const read = lines.length - (unreadBy.includes(email) ? 1 : 0)
    await tx.execute(sql`
      insert into conversation_participants (conversation_id, user_id, community_id, role, visible,
        last_read_seq, last_delivered_seq)
      values (${conversation}, ${idOf(users, email)}, ${community},
        ${isMember ? 'member' : 'staff'}, ${isMember ? '{[1,)}' : '{}'}::int8multirange,
        ${read}, ${lines.length})`)
  }
}

const insertTalk = async (
  req: PayloadRequest,
  talk: DemoTalk,
  topics: ReadonlyMap<string, string>,
  place: TalksPlace,
): Promise<void> => {
  const { kind, subject, topic, unit, team, members, lines } = talk
  const { community, now, users, units } = place
  const [first, last] = [lines.at(0), lines.at(-1)]
  const [opener = ''] = members
  if (!first || !last) throw new Error('a demo talk without a word')
  const momentOf = ({ at }: DemoLine) => new Date(now.getTime() - at * HOUR_MS).toISOString()
  const id = uuidv7()
  const tx = await txOf(req)
  const answer = lines.find(({ from }) => kind === 'inquiry' && !members.includes(from))
  const isWaiting = kind === 'inquiry' && !answer
  const resolved = lines.find(({ line }) => line !== undefined)
  const key =
    kind === 'direct'
      ? members
          .map((email) => idOf(users, email))
          .toSorted()
          .join(':')
      : null
  await tx.execute(sql`
    insert into conversations (id, community_id, kind, subject, topic_id, unit_id, opened_by_id,
      direct_key, team, state, resolution, resolved_at, waiting_since, first_answer_at, last_seq,
      last_at, created_at)
    values (${id}, ${community}, ${kind}, ${subject ?? null},
      ${topic === undefined ? null : idOf(topics, topic)},
      ${unit === undefined ? null : idOf(units, unit)}, ${idOf(users, opener)}, ${key},
      ${team ?? null}, ${resolved ? 'resolved' : 'open'}, ${resolved?.line?.resolution ?? null},
      ${resolved ? momentOf(resolved) : null}, ${isWaiting ? momentOf(first) : null},
      ${answer ? momentOf(answer) : null}, ${lines.length}, ${momentOf(last)}, ${momentOf(first)})`)
  for (const [index, line] of lines.entries()) {
    await insertLine(req, place, id, line, index + 1)
  }
  await insertPeople(req, place, id, talk)
}

/**
 * Topics and conversations of a demo. They go past the operations on purpose: those would date them
 * now, and tell people of what was said days ago.
 */
export const seedTalks = async (
  req: PayloadRequest,
  { topics, open, talks }: DemoTalks,
  place: TalksPlace,
): Promise<void> => {
  const made = await makeTopics(req, place.community, topics)
  const tx = await txOf(req)
  for (const email of open) {
    await tx.execute(sql`
      insert into messaging_preferences (user_id, community_id, accepts_direct)
      values (${idOf(place.users, email)}, ${place.community}, true)`)
  }
  for (const talk of talks) await insertTalk(req, talk, made, place)
}
