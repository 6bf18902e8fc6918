import { either, hasPower, inScope, ofPerson } from '../tenancy/rowSecurity/rules'
import type { RowRules } from '../tenancy/rowSecurity/rules'

/** The worker, on behalf of a community: nobody, in its scope. */
const isWork = '(select app_person()) is null'
const workOn = `(${isWork} and ${inScope()})`
/** The same for rows of people: those who belong to the community. */
const workFor = (column: string): string => `(${isWork} and app_shares_community(${column}))`

const ownIn = (column: string): string => `(${ofPerson(column)} and ${inScope()})`

/** Tables of the notices that no collection stands for. */
export const noticeTables: Readonly<Record<string, RowRules>> = {
  notices: {
    reason: 'what a person was told is read by them alone; the worker writes it',
    read: either(ownIn('recipient_id'), workOn),
    insert: workOn,
    update: either(ownIn('recipient_id'), workOn),
    delete: workOn,
  },
  notification_preferences: {
    reason: 'what a person wants to hear of; an unsubscribing mail program is nobody',
    read: either(hasPower('sign-in'), ownIn('user_id'), workOn),
    insert: either(hasPower('sign-in'), ownIn('user_id')),
    update: either(hasPower('sign-in'), ownIn('user_id')),
    delete: either(hasPower('sign-in'), ownIn('user_id')),
  },
  notification_settings: {
    reason: 'when a person wants to be left alone: theirs, and the worker asks',
    read: either(ofPerson('user_id'), workFor('user_id')),
    insert: ofPerson('user_id'),
    update: ofPerson('user_id'),
    delete: ofPerson('user_id'),
  },
  notice_ladders: {
    reason: 'what happens next with a notice nobody read; reading it ends that',
    read: either(inScope(), ownIn('recipient_id')),
    insert: workOn,
    update: either(ownIn('recipient_id'), workOn),
    delete: workOn,
  },
  notice_throttles: {
    reason: 'how much a person was sent in this hour; the worker counts',
    read: workFor('user_id'),
    insert: workFor('user_id'),
    update: workFor('user_id'),
    delete: workFor('user_id'),
  },
  push_subscriptions: {
    reason: 'browsers of a person; the worker writes to them, and forgets those that are gone',
    read: either(ofPerson('user_id'), workFor('user_id')),
    insert: ofPerson('user_id'),
    update: either(ofPerson('user_id'), workFor('user_id')),
    delete: either(ofPerson('user_id'), workFor('user_id')),
  },
  telegram_links: {
    reason: 'a person’s chat; the bot that hears from it is nobody',
    read: either(hasPower('sign-in'), ofPerson('user_id'), workFor('user_id')),
    insert: hasPower('sign-in'),
    update: either(hasPower('sign-in'), workFor('user_id')),
    delete: either(hasPower('sign-in'), ofPerson('user_id'), workFor('user_id')),
  },
  telegram_tokens: {
    reason: 'digests of links that tie a chat to an account; redeemed by a bot, which is nobody',
    read: either(hasPower('sign-in'), ofPerson('user_id')),
    insert: ofPerson('user_id'),
    update: hasPower('sign-in'),
    delete: either(hasPower('sign-in'), ofPerson('user_id')),
  },
}
