import { either, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/** The worker, on behalf of a community: nobody, in its scope. */
const isWork = '(select app_person()) is null'
/** Roles of the person, read once in a statement and not once in a row. */
const POSTS = '(select app_posts())'

/** Rows of the communities in the scope, of which `mine` are the person's and all the worker's. */
const within = (...mine: readonly string[]): string =>
  `(${inScope()} and ${either(isWork, ...mine)})`

const serves = `app_serves(community_id, kind, team, assignee_id, ${POSTS})`
const servesIt = `app_serves_it(conversation_id, ${POSTS})`
/** While nobody has said anything in it. */
const opening = `(${ofPerson('opened_by_id')} and last_seq = 0)`
const wasPart = (column: string): string => `app_was_part(${column})`
const isPart = (column: string): string => `app_is_part(${column})`
const seesIt = `app_sees(conversation_id, seq, ${POSTS})`

const wroteIt = `exists (select 1 from messages m where m.conversation_id = message_attachments.conversation_id
  and m.seq = message_attachments.seq and ${ofPerson('m.sender_id')})`

/** Tables of the conversations; none is a collection, see docs/decisions/0020-messaging.md. */
export const conversationTables: Readonly<Record<string, RowRules>> = {
  conversations: {
    reason: 'for those who take part or once did, and for the staff that it is addressed to',
    read: within(opening, wasPart('id'), serves),
    insert: within(opening),
    update: within(opening, isPart('id'), serves),
    delete: null,
  },
  conversation_participants: {
    reason: 'who is in a conversation is seen by those who are, or once were, and by its staff',
    read: within(ofPerson('user_id'), wasPart('conversation_id'), servesIt),
    insert: within(isPart('conversation_id'), servesIt, 'app_opened(conversation_id)'),
    update: within(ofPerson('user_id'), isPart('conversation_id'), servesIt),
    delete: null,
  },
  messages: {
    reason: 'a participant sees from the moment of joining to that of leaving',
    read: within(seesIt),
    insert: within(`(${ofPerson('sender_id')} and ${either(isPart('conversation_id'), servesIt)})`),
    update: within(`(${ofPerson('sender_id')} and ${seesIt})`),
    delete: null,
  },
  message_edits: {
    reason: 'what a message said before; it only grows',
    // What was taken back is read by whoever took it back, and by nobody else; what management took
    // away by nobody at all.
    read: within(
      `(kind <> 'removal' and ${ofPerson('editor_id')})`,
      `(kind = 'edit' and ${seesIt})`,
    ),
    insert: within(`(${ofPerson('editor_id')} and ${seesIt})`),
    update: null,
    delete: null,
    onlyGrows: true,
  },
  message_attachments: {
    reason: 'seen with their message, hung on and taken away by whoever wrote it',
    read: within(seesIt),
    insert: within(wroteIt),
    update: null,
    delete: within(wroteIt),
  },
  message_reactions: {
    reason: 'seen with their message, given and taken back by their person',
    read: within(seesIt),
    insert: within(`(${ofPerson('user_id')} and ${seesIt})`),
    update: null,
    delete: within(ofPerson('user_id')),
  },
  conversation_notes: {
    reason: 'notes among the staff; nobody else ever sees one',
    read: within(servesIt),
    insert: within(`(${ofPerson('author_id')} and ${servesIt})`),
    update: null,
    delete: null,
    onlyGrows: true,
  },
  conversation_drafts: {
    reason: 'what a person has not sent yet is theirs alone',
    read: `(${inScope()} and ${ofPerson('user_id')})`,
    insert: `(${inScope()} and ${ofPerson('user_id')})`,
    update: `(${inScope()} and ${ofPerson('user_id')})`,
    delete: `(${inScope()} and ${ofPerson('user_id')})`,
  },
  messaging_blocks: {
    reason: 'whom a person takes nothing from is theirs alone; what follows from it, functions say',
    read: `(${inScope()} and ${ofPerson('blocker_id')})`,
    insert: `(${inScope()} and ${ofPerson('blocker_id')})`,
    update: null,
    delete: `(${inScope()} and ${ofPerson('blocker_id')})`,
  },
  messaging_preferences: {
    reason: 'who may be written to is known to the community, and chosen by the person',
    read: inScope(),
    insert: `(${inScope()} and ${ofPerson('user_id')})`,
    update: `(${inScope()} and ${ofPerson('user_id')})`,
    delete: `(${inScope()} and ${ofPerson('user_id')})`,
  },
}
