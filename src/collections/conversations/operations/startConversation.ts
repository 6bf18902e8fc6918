import { v7 as uuidv7 } from 'uuid'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { auditInsert } from '@/kernel/audit/audit'
import { systemClock } from '@/kernel/clock'
import { inTransaction, sql, txOf } from '@/kernel/database/transaction'
import { AppError } from '@/kernel/errors'
import { makeDataKey } from '@/kernel/files/dataKeys'
import type { TeamRole } from '../domain/kinds'
import { MAX_PEOPLE, MAX_SUBJECT } from '../domain/kinds'
import { directKeyOf } from '../domain/directKey'
import { goesOnIn, linkSchema } from './asking'
import { lockPair } from './blocks'
import { checkLink } from './links'
import { firstUnitOf, homeOf } from './homes'
import { checkPeople } from './neighbours'
import { routeFor } from './route'
import { saying, saysSomething, sendMessage } from './sendMessage'
import type { SentMessage } from './schemas'

const subject = z.string().trim().max(MAX_SUBJECT)
const shared = z.object({
  /** Made by the browser for the first message: another try starts nothing twice. */
  clientId: z.uuid(),
  ...saying,
  link: linkSchema.nullish(),
})
const people = z.array(z.uuid()).min(1)
/** Kept sealed from its first message on, and in no search. */
const isConfidential = z.boolean().default(false)

const kinds = z.discriminatedUnion('kind', [
  shared.extend({ kind: z.literal('direct'), people: people.max(1) }),
  shared.extend({
    kind: z.literal('group'),
    people: people.max(MAX_PEOPLE - 1),
    subject: subject.min(1),
  }),
  shared.extend({
    kind: z.literal('inquiry'),
    topic: z.uuid().nullish(),
    subject: subject.nullish(),
    unit: z.uuid().nullish(),
    /** Residents that the staff writes to; whoever asks the staff names nobody. */
    people: people.max(20).nullish(),
    isConfidential,
  }),
  shared.extend({ kind: z.literal('board'), subject: subject.nullish(), isConfidential }),
])
export const startInput = kinds.superRefine(saysSomething)
export type StartInput = z.infer<typeof startInput>

interface Starting {
  req: PayloadRequest
  community: string
  me: string
  input: StartInput
}

/** What a new row holds besides its kind. */
interface Draft {
  members: string[]
  subject?: string | null | undefined
  topic?: string | null | undefined
  unit?: string | null | undefined
  team?: TeamRole | null
  assignee?: string | null
  answerDue?: Date | null
  directKey?: string
}

const isSealed = (input: StartInput): boolean =>
  (input.kind === 'inquiry' || input.kind === 'board') && input.isConfidential

const others = (me: string, named: readonly string[]): string[] => {
  const found = [...new Set(named)].filter((id) => id !== me)
  if (found.length > 0) return found
  throw new AppError({ code: 'conversations.alone', status: 400, field: 'people' })
}

const draftOf = async ({ req, community, me, input }: Starting): Promise<Draft> => {
  switch (input.kind) {
    case 'direct': {
      const named = others(me, input.people)
      const [other = ''] = named
      await lockPair(req, community, other)
      await checkPeople(req, community, named, { isDirect: true })
      return { members: [me, other], directKey: directKeyOf(me, other) }
    }
    case 'group': {
      const named = others(me, input.people)
      await checkPeople(req, community, named)
      return { members: [me, ...named], subject: input.subject }
    }
    case 'board':
      return { members: [me], subject: input.subject, team: 'board' }
    case 'inquiry': {
      const { topic } = input
      const now = systemClock.now()
      const route = await routeFor(req, community, topic ?? undefined, now)
      const about = { subject: input.subject, topic, team: route.team }
      if (!input.people) {
        const unit = await homeOf({ req, community, asked: input.unit ?? undefined })
        const { assignee, answerDue } = route
        return { ...about, unit, members: [me], assignee, answerDue }
      }
      // The staff begins: the matter lies with whoever wrote.
      const named = others(me, input.people)
      await checkPeople(req, community, named, { isFromStaff: true })
      const unit = input.unit ?? (await firstUnitOf(req, community, named))
      return { ...about, unit, members: named, assignee: me }
    }
  }
}

/** The conversation that a first message has begun already, by an earlier try. */
const begunBy = async (req: PayloadRequest, clientId: string): Promise<string | undefined> => {
  const tx = await txOf(req)
  // Two tries at once wait for each other here: the second finds what the first has begun.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${req.user?.id ?? ''} ${clientId}`}, 0))`,
  )
  const { rows } = await tx.execute<{ conversation_id: string }>(sql`
    select conversation_id from messages
    where sender_id = ${req.user?.id ?? null} and client_id = ${clientId}`)
  return rows[0]?.conversation_id
}

/**
 * Whoever has left a direct conversation that is begun again is back in it, first whoever begins it. They
 * see what comes from now on, and what they had.
 */
const comeBack = async (req: PayloadRequest, id: string, person: string): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update conversation_participants p set left_seq = null, left_at = null,
      joined_seq = c.last_seq, joined_at = clock_timestamp(),
      visible = p.visible + int8multirange(int8range(c.last_seq + 1, null)),
      last_read_seq = greatest(p.last_read_seq, c.last_seq),
      last_delivered_seq = greatest(p.last_delivered_seq, c.last_seq)
    from conversations c
    where c.id = p.conversation_id and p.conversation_id = ${id} and p.user_id = ${person}
      and p.left_seq is not null`)
}

/** @returns the id, and whether it is new: two people have one direct conversation. */
const insertConversation = async (
  { req, community, me, input }: Starting,
  draft: Draft,
): Promise<string> => {
  const tx = await txOf(req)
  const id = uuidv7()
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into conversations (id, community_id, kind, subject, topic_id, unit_id, opened_by_id,
      direct_key, link_type, link_id, team, assignee_id, answer_due_at, sensitivity)
    values (${id}, ${community}, ${input.kind}, ${draft.subject || null}, ${draft.topic ?? null},
      ${draft.unit ?? null}, ${me}, ${draft.directKey ?? null}, ${input.link?.type ?? null},
      ${input.link?.id ?? null}, ${draft.team ?? null}, ${draft.assignee ?? null},
      ${draft.answerDue?.toISOString() ?? null}::timestamptz,
      ${isSealed(input) ? 'confidential' : 'normal'})
    on conflict (community_id, direct_key) where direct_key is not null do nothing
    returning id`)
  if (rows.length === 0) {
    const held = await tx.execute<{ id: string }>(sql`
      select id from conversations
      where community_id = ${community} and direct_key = ${draft.directKey ?? ''}`)
    const [found] = held.rows
    if (!found) throw new AppError({ code: 'conflict', status: 409 })
    for (const person of [me, ...draft.members]) await comeBack(req, found.id, person)
    return found.id
  }
  await tx.execute(sql`
    insert into conversation_participants
      (conversation_id, user_id, community_id, role, visible, added_by_id)
    select ${id}, person.id, ${community}, 'member', '{[1,)}', ${me}
    from jsonb_array_elements_text(${JSON.stringify(draft.members)}::jsonb) as named (id),
      lateral (select named.id::uuid as id) person`)
  await tx.execute(
    auditInsert(req, {
      community,
      action: 'conversation.started',
      subject: { collection: 'conversations', id },
      details: {
        kind: input.kind,
        people: draft.members.length,
        ...(isSealed(input) && { isConfidential: true }),
      },
    }),
  )
  return id
}

/** A person's own question about a record that they have asked about already, in a matter that is open. */
const questionOf = async ({ req, community, input }: Omit<Starting, 'me'>) => {
  if (input.kind !== 'inquiry' || input.people || !input.link) return null
  const { link, isConfidential } = input
  return goesOnIn(req, community, { link, isConfidential })
}

/**
 * Begins a conversation with its first message. A direct one that there is already goes on, and so does
 * a person's open inquiry about the same record.
 * @throws AppError 403 for people who cannot be written to, 404 for a topic or record that is not
 *   there, 400 where nobody else is named.
 */
export const startConversation = ({
  req,
  community,
  input,
}: Omit<Starting, 'me'>): Promise<SentMessage> =>
  inTransaction(req, async () => {
    const me = req.user?.id ?? ''
    const { clientId, body, attachments } = input
    const message = { clientId, body, attachments }
    const begun = await begunBy(req, input.clientId)
    if (begun !== undefined) return sendMessage({ req, community, id: begun, input: message })
    if (input.link) await checkLink(req, community, input.link)
    const open = await questionOf({ req, community, input })
    if (open !== null) return sendMessage({ req, community, id: open, input: message })
    const starting = { req, community, me, input }
    const id = await insertConversation(starting, await draftOf(starting))
    const key = isSealed(input) ? await makeDataKey(req, { id, community }) : null
    // A direct conversation that goes on is none that could be marked.
    return sendMessage({ req, community, id, input: message, key })
  })
