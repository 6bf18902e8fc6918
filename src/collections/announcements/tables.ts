import { either, hasPower, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/** The worker, on behalf of a community. */
const isWork = '(select app_person()) is null'

const holds = (role: string): string =>
  `community_id || ':${role}' = any ((select app_posts())::text[])`

const editors = [isWork, holds('manager'), holds('editor')] as const

/** Rows of the community, for those who write its announcements. */
const forEditors = `(${inScope()} and ${either(...editors)})`

/** One of the person's memberships that are in force is what the rule of the row means. */
const isMeant = `exists (select 1 from memberships m left join units u on u.id = m.unit_id
  where m.user_id = (select app_person()) and m.community_id = announcements.community_id
    and m.status = 'active' and (m.valid_from is null or m.valid_from <= now())
    and (m.valid_to is null or m.valid_to > now())
    and announcement_is_for(announcements.audience, m.community_id, m.user_id, m.role::text,
      m.unit_id, u.building, u.floor, u.type))`

export const announcementRows: RowRules = {
  reason: 'drafts are for those who write them; what was sent, for those whom it is for',
  read: `(${inScope()} and ${either(...editors, `(state in ('published', 'expired') and ${isMeant})`)})`,
  insert: forEditors,
  update: forEditors,
  delete: null,
}

/** Found by its secret address before anybody signs in. */
export const lobbyScreenRows: RowRules = {
  reason: 'for those who write what they show; found by an address before anybody signs in',
  read: `(${hasPower('sign-in')} or ${forEditors})`,
  insert: forEditors,
  update: forEditors,
  delete: forEditors,
}

/** Of what those who write keep for themselves: all of it, as the rows of the community. */
export const editorRows = (reason: string): RowRules => ({
  reason,
  read: forEditors,
  insert: forEditors,
  update: forEditors,
  delete: forEditors,
})

const ofParent = (table: string): string =>
  `exists (select 1 from ${table} p where p.id = _parent_id)`

const asParent = (table: string, reason: string): RowRules => ({
  reason,
  read: ofParent(table),
  insert: ofParent(table),
  update: ofParent(table),
  delete: ofParent(table),
})

/** Whoever sees a template or a list writes it. */
export const templateTranslationRows = asParent(
  'announcement_templates',
  'as the template that they translate',
)
export const listedRows = asParent('audience_lists', 'as the list in which they stand')
/** Its key carries the community, as that of its unit does: it goes with its list all the same. */
export const taggedRows: RowRules = { ...listedRows, goesWith: ['_parent_id'] }

const ofOriginal = (isWriting: boolean): string => `exists (select 1 from announcements a
  where a.id = _parent_id${
    isWriting
      ? ` and (${isWork} or a.community_id || ':manager' = any ((select app_posts())::text[])
        or a.community_id || ':editor' = any ((select app_posts())::text[]))`
      : ''
  })`

/** As the original, which says whose they are. */
export const translationRows: RowRules = {
  reason: 'as the announcement that they translate; written by those who write that',
  read: ofOriginal(false),
  insert: ofOriginal(true),
  update: ofOriginal(true),
  delete: ofOriginal(true),
}

/** Where the person sees the announcement: its own rule is asked. */
const seen = `(${inScope()} and exists (select 1 from announcements a where a.id = announcement_id))`

const ofComment = (isWriting: boolean): string => `(${inScope()} and exists (
  select 1 from announcement_comments c where c.id = comment_id${
    isWriting ? ` and ${ofPerson('c.author_id')}` : ''
  }))`

const ofOwn = (column: string): string => `(${seen} and ${ofPerson(column)})`

export const announcementTables: Readonly<Record<string, RowRules>> = {
  announcement_files: {
    reason: 'as the announcement that they belong to',
    read: seen,
    insert: forEditors,
    update: null,
    delete: forEditors,
  },
  announcement_addenda: {
    reason: 'as the announcement that they correct; what was said stays',
    read: seen,
    insert: `(${forEditors} and ${ofPerson('by_id')})`,
    update: null,
    delete: null,
  },
  announcement_reads: {
    reason: 'who has read what: the person themselves, and those who ask for it',
    read: `(${inScope()} and ${either(...editors, ofPerson('user_id'))})`,
    insert: ofOwn('user_id'),
    update: ofOwn('user_id'),
    delete: null,
  },
  announcement_likes: {
    reason: 'everybody who reads it sees how many; a like is its person’s',
    read: seen,
    insert: ofOwn('user_id'),
    update: null,
    delete: ofOwn('user_id'),
  },
  calendar_feeds: {
    reason: 'the address of a person’s calendar: theirs; found by it before anybody signs in',
    read: `(${hasPower('sign-in')} or (${inScope()} and ${ofPerson('user_id')}))`,
    insert: `(${inScope()} and ${ofPerson('user_id')})`,
    update: `(${inScope()} and ${ofPerson('user_id')})`,
    delete: `(${inScope()} and ${ofPerson('user_id')})`,
  },
  announcement_skips: {
    reason: 'days that a series leaves out: for those who write it',
    read: forEditors,
    insert: forEditors,
    update: null,
    delete: forEditors,
    goesWith: ['series_id'],
  },
  announcement_mentions: {
    reason: 'as the comment that names somebody; said by who wrote it',
    read: ofComment(false),
    insert: ofComment(true),
    update: null,
    delete: null,
  },
  announcement_comments: {
    reason: 'as the announcement; taken back by who wrote it, or by the management',
    read: seen,
    insert: ofOwn('author_id'),
    update: `(${seen} and ${either(ofPerson('author_id'), holds('manager'), holds('editor'))})`,
    delete: null,
  },
}
