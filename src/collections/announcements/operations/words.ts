import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { resemblesAll, saysAll } from '@/kernel/database/words'

/** The texts of a body, without its shape. */
const textsOf = (body: Sql): Sql => sql`(select string_agg(distinct part #>> '{}', ' ')
  from jsonb_path_query(${body}, '$.**.text') part)`

/** All that the announcement `a` says, in each of its languages, with what was added later. */
const SAID = sql`concat_ws(' ', a.title, a.summary, ${textsOf(sql`a.body`)},
  (select string_agg(concat_ws(' ', t.title, t.summary, ${textsOf(sql`t.body`)}), ' ')
    from announcements_translations t where t._parent_id = a.id),
  (select string_agg(d.body, ' ') from announcement_addenda d where d.announcement_id = a.id))`

/** Whether the announcement `a` says all of the words, in whichever language. */
export const saysThem = (typed: string): Sql => saysAll(SAID, typed)

/** Whether what it is called, or its summary, resembles the words in one of its languages. */
export const resemblesThem = (typed: string): Sql => sql`(
  ${resemblesAll(sql`concat_ws(' ', a.title, a.summary)`, typed)}
  or exists (select 1 from announcements_translations t where t._parent_id = a.id
    and ${resemblesAll(sql`concat_ws(' ', t.title, t.summary)`, typed)}))`
