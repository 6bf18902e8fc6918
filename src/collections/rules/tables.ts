import { either, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'
import { APPROVER_ROLES, EDITOR_ROLES, WORKING_ROLES } from './roles'

/** The worker, on behalf of a community. */
const isWork = '(select app_person()) is null'

const holdsOne = (roles: readonly string[]): string[] =>
  roles.map((role) => `community_id || ':${role}' = any ((select app_posts())::text[])`)

const isWorking = either(isWork, ...holdsOne(WORKING_ROLES))

const forEditors = `(${inScope()} and ${either(isWork, ...holdsOne(EDITOR_ROLES))})`

/** Those who write, and what others may see of it: what it has of published words. */
const shownWith = (published: string): string => `(${inScope()} and (${isWorking} or ${published}))`

/** The rows of the clauses and versions are asked by their own rules. */
export const bookRows: RowRules = {
  reason: 'a book shows to readers once one of its clauses was published',
  read: shownWith('exists (select 1 from rule_clauses c where c.book_id = rule_books.id)'),
  insert: forEditors,
  update: forEditors,
  delete: null,
}

export const chapterRows: RowRules = {
  reason: 'a chapter shows to readers once one of its clauses was published',
  read: shownWith('exists (select 1 from rule_clauses c where c.chapter_id = rule_chapters.id)'),
  insert: forEditors,
  update: forEditors,
  delete: null,
}

export const clauseRows: RowRules = {
  reason: 'a clause shows to readers once it was published',
  read: shownWith(`exists (select 1 from rule_versions v
    where v.clause_id = rule_clauses.id and v.state = 'published')`),
  insert: forEditors,
  update: forEditors,
  delete: null,
}

export const versionRows: RowRules = {
  reason: 'what is still being written is for those who write and approve it',
  read: shownWith(`state = 'published'`),
  insert: forEditors,
  update: `(${inScope()} and ${either(isWork, ...holdsOne([...EDITOR_ROLES, ...APPROVER_ROLES]))})`,
  delete: null,
}

export const ruleTables: Readonly<Record<string, RowRules>> = {
  rule_acknowledgements: {
    reason: 'who has confirmed what: the person themselves, and those who ask for it',
    read: shownWith(ofPerson('user_id')),
    insert: `(${inScope()} and ${ofPerson('user_id')}
      and exists (select 1 from rule_versions v where v.id = version_id and v.state = 'published'))`,
    update: null,
    delete: null,
  },
}
