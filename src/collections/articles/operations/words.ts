import { sql } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'
import { resemblesAll, saysAll } from '@/kernel/database/words'

/** All that the article `a` says, in each of its languages. */
const SAID = sql`concat_ws(' ', a.title, a.floor, a.contact, article_texts(a.body),
  (select string_agg(concat_ws(' ', t.title, article_texts(t.body)), ' ')
    from articles_translations t where t._parent_id = a.id))`

/** Whether the article `a` says all of the words, in whichever language. */
export const saysThem = (typed: string): Sql => saysAll(SAID, typed)

/** Whether what it is called resembles the words, in one of its languages. */
export const resemblesThem = (typed: string): Sql => sql`(
  ${resemblesAll(sql`a.title`, typed)}
  or exists (select 1 from articles_translations t where t._parent_id = a.id
    and ${resemblesAll(sql`t.title`, typed)}))`
