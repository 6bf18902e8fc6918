import { sql, txOf } from '@/kernel/database/transaction'
import type { Joining, PersonLinks } from '@/kernel/personLinks'

/** Two accounts in one conversation become one, which sees what either saw and has read what either read. */
const joinParticipants = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update conversation_participants o set
      visible = o.visible + d.visible,
      left_seq = case when o.left_seq is null or d.left_seq is null then null
        else greatest(o.left_seq, d.left_seq) end,
      left_at = case when o.left_seq is null or d.left_seq is null then null
        else greatest(o.left_at, d.left_at) end,
      last_read_seq = greatest(o.last_read_seq, d.last_read_seq),
      last_delivered_seq = greatest(o.last_delivered_seq, d.last_delivered_seq)
    from conversation_participants d
    where o.conversation_id = d.conversation_id and o.user_id = ${to} and d.user_id = ${from}`)
  await tx.execute(sql`
    delete from conversation_participants d where d.user_id = ${from} and exists (
      select 1 from conversation_participants o
      where o.conversation_id = d.conversation_id and o.user_id = ${to})`)
}

const joinReactions = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from message_reactions d where d.user_id = ${from} and exists (
      select 1 from message_reactions o
      where o.conversation_id = d.conversation_id and o.seq = d.seq and o.user_id = ${to} and o.emoji = d.emoji)`)
}

/** A retry of the closed account comes from no browser any more; what both once drew is both theirs. */
const joinMessages = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    update messages d set client_id = gen_random_uuid() where d.sender_id = ${from} and exists (
      select 1 from messages o where o.sender_id = ${to} and o.client_id = d.client_id)`)
}

/** Nobody blocks themselves, or the same person twice. */
const joinBlocks = async ({ req, from, to }: Joining): Promise<void> => {
  const tx = await txOf(req)
  await tx.execute(sql`
    delete from messaging_blocks d
    where (d.blocker_id = ${from} and (d.blocked_id = ${to} or exists (
        select 1 from messaging_blocks o where o.community_id = d.community_id
          and o.blocker_id = ${to} and o.blocked_id = d.blocked_id)))
      or (d.blocked_id = ${from} and (d.blocker_id = ${to} or exists (
        select 1 from messaging_blocks o where o.community_id = d.community_id
          and o.blocker_id = d.blocker_id and o.blocked_id = ${to})))`)
}

export const conversationLinks: PersonLinks = {
  'message_topics.person_id': 'moves',
  'conversations.opened_by_id': 'moves',
  'conversations.assignee_id': 'moves',
  'conversation_participants.user_id': { settle: joinParticipants, rest: 'moves' },
  'conversation_participants.added_by_id': 'moves',
  'messages.sender_id': { settle: joinMessages, rest: 'moves' },
  'messages.deleted_by_id': 'moves',
  // A trace only grows.
  'message_edits.editor_id': 'stays',
  'message_reactions.user_id': { settle: joinReactions, rest: 'moves' },
  'conversation_notes.author_id': 'stays',
  'conversation_drafts.user_id': 'goes',
  'messaging_preferences.user_id': 'goes',
  'messaging_blocks.blocker_id': { settle: joinBlocks, rest: 'moves' },
  'messaging_blocks.blocked_id': { settle: joinBlocks, rest: 'moves' },
}
