import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'

const WORDS = /[\p{L}\p{M}\p{N}]+/gu
const MOST_WORDS = 8

/** The texts of a body, without its shape. */
const textsOf = (body: Sql): Sql => sql`(select string_agg(distinct part #>> '{}', ' ')
  from jsonb_path_query(${body}, '$.**.text') part)`

/** All that the announcement `a` says, in each of its languages, with what was added later. */
const SAID = sql`app_plain(concat_ws(' ', a.title, a.summary, ${textsOf(sql`a.body`)},
  (select string_agg(concat_ws(' ', t.title, t.summary, ${textsOf(sql`t.body`)}), ' ')
    from announcements_translations t where t._parent_id = a.id),
  (select string_agg(d.body, ' ') from announcement_addenda d where d.announcement_id = a.id)))`

/** Whether what the announcement `a` is called, or its summary, resembles the words in one of its languages. */
export const resemblesAll = (typed: string): Sql => sql`(
  app_resembles(concat_ws(' ', a.title, a.summary), ${typed})
  or exists (select 1 from announcements_translations t
    where t._parent_id = a.id and app_resembles(concat_ws(' ', t.title, t.summary), ${typed})))`

/**
 * Whether the announcement `a` says all of the words, whatever their accents and capitals; signs are no
 * words, and without any word everything does. The texts are read as they are, without an index: of one
 * community there are hundreds.
 */
export const saysAll = (typed: string): Sql =>
  (typed.match(WORDS) ?? [])
    .slice(0, MOST_WORDS)
    .map((word) => sql`${SAID} like '%' || app_plain(${word}) || '%'`)
    .reduce((all, one) => sql`${all} and ${one}`, sql`true`)
