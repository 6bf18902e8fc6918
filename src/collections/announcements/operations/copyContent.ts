import type { PayloadRequest } from 'payload'
import { v7 as uuidv7 } from 'uuid'
import { sql, txOf } from '@/kernel/database/transaction'
import type { Sql } from '@/kernel/database/transaction'

/** What an announcement and a template have in common, beside languages and urgency, which are types. */
const SAME = sql`title, summary, body, audience, category_id, requires_acknowledgement, is_pinned,
  allows_comments, shows_on_screens`

/** As the rows of an array are numbered elsewhere: any text that no other row has. */
const ROW_ID = sql`replace(gen_random_uuid()::text, '-', '')`

const wording = (from: Sql, language: Sql): Sql => sql`
  select t._order, made.id, ${ROW_ID}, t.language::text::${language}, t.title, t.summary, t.body
  from made join ${from} t on t._parent_id = made.source`

interface Copying {
  req: PayloadRequest
  community: string
  template: string
}

interface Making extends Copying {
  state: 'draft' | 'review' | 'scheduled'
  publishAt?: Date
  expiresAt?: Date | null
  series?: { id: string; day: string }
}

const moment = (at: Date | null | undefined): Sql =>
  at ? sql`${at.toISOString()}::timestamptz` : sql`null`

/**
 * Makes an announcement of a template, with the person's own rights.
 * @returns its id; null where there is no such template, or the day of the series is made already.
 */
export const announcementFrom = async ({
  req,
  community,
  template,
  state,
  publishAt,
  expiresAt,
  series,
}: Making): Promise<string | null> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    with made as (
      insert into announcements (id, community_id, language, urgency, ${SAME}, state, publish_at,
        expires_at, series_id, series_day)
      select ${uuidv7()}, community_id, language::text::announcement_language,
        urgency::text::announcement_urgency, ${SAME}, ${state}::announcement_state,
        ${moment(publishAt)}, ${moment(expiresAt)}, ${series?.id ?? null}, ${series?.day ?? null}
      from announcement_templates where id = ${template} and community_id = ${community}
      on conflict (series_id, series_day) do nothing
      returning id
    )
    select id from made`)
  const [made] = rows
  if (!made) return null
  await tx.execute(sql`
    with made as (select ${made.id}::uuid as id, ${template}::uuid as source)
    insert into announcements_translations (_order, _parent_id, id, language, title, summary, body)
    ${wording(sql`announcement_templates_translations`, sql`announcement_translation_lang`)}`)
  return made.id
}

/**
 * Keeps what an announcement says as a template.
 * @returns its id; null where there is no such announcement, or the name is taken.
 */
export const templateFrom = async ({
  req,
  community,
  announcement,
  name,
}: {
  req: PayloadRequest
  community: string
  announcement: string
  name: string
}): Promise<string | null> => {
  const tx = await txOf(req)
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into announcement_templates (id, community_id, name, language, urgency, ${SAME})
    select ${uuidv7()}, community_id, ${name}, language::text::template_language,
      urgency::text::template_urgency, ${SAME}
    from announcements where id = ${announcement} and community_id = ${community}
    on conflict (community_id, name) do nothing
    returning id`)
  const [made] = rows
  if (!made) return null
  await tx.execute(sql`
    with made as (select ${made.id}::uuid as id, ${announcement}::uuid as source)
    insert into announcement_templates_translations
      (_order, _parent_id, id, language, title, summary, body)
    ${wording(sql`announcements_translations`, sql`template_translation_lang`)}`)
  return made.id
}
