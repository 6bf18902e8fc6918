import { either, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/** The worker, on behalf of a community. */
const isWork = '(select app_person()) is null'

const holds = (role: string): string =>
  `community_id || ':${role}' = any ((select app_posts())::text[])`

const editors = [isWork, holds('manager'), holds('editor')] as const

/** Rows of the community, for those who write its articles. */
const forEditors = `(${inScope()} and ${either(...editors)})`

export const articleRows: RowRules = {
  reason: 'drafts are for those who write them; what is published, for the roles that it names',
  read: `(${inScope()} and ${either(
    ...editors,
    `(state = 'published'
      and document_open(readers, (select app_roles_held()) -> community_id::text))`,
  )})`,
  insert: forEditors,
  update: forEditors,
  delete: null,
}

const ofOriginal = (isWriting: boolean): string => `exists (select 1 from articles a
  where a.id = _parent_id${
    isWriting
      ? ` and (${isWork} or a.community_id || ':manager' = any ((select app_posts())::text[])
        or a.community_id || ':editor' = any ((select app_posts())::text[]))`
      : ''
  })`

/** As the original, which says whose they are. */
export const articleTranslationRows: RowRules = {
  reason: 'as the article that they translate; written by those who write that',
  read: ofOriginal(false),
  insert: ofOriginal(true),
  update: ofOriginal(true),
  delete: ofOriginal(true),
}

/** Where the person sees the article: its own rule is asked. */
const seen = `(${inScope()} and exists (select 1 from articles a where a.id = article_id))`

const ofOwn = `(${seen} and ${ofPerson('user_id')})`

export const articleTables: Readonly<Record<string, RowRules>> = {
  article_pictures: {
    reason: 'as the article that they belong to; put there and taken out by those who write it',
    read: seen,
    insert: forEditors,
    update: forEditors,
    delete: forEditors,
  },
  article_answers: {
    reason: 'whether an article helped: the person themselves, and those who write it',
    read: `(${inScope()} and ${either(...editors, ofPerson('user_id'))})`,
    insert: ofOwn,
    update: ofOwn,
    delete: null,
  },
}
