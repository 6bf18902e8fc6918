import { either, inScope, ofPerson } from '@/kernel/tenancy/rowSecurity/rules'
import type { RowRules } from '@/kernel/tenancy/rowSecurity/rules'

/** The worker, on behalf of a community. */
const isWork = '(select app_person()) is null'
const manages = `community_id || ':manager' = any ((select app_posts())::text[])`
/** Nobody reads who reported them, or decides about themselves. */
const isJudge = `(${manages} and author_id <> (select app_person()))`
const ofReport = `exists (select 1 from content_reports r
  where r.id = content_report_decisions.report_id and r.author_id <> (select app_person()))`

/** None is a collection: a form could show what a rule hides. */
export const moderationTables: Readonly<Record<string, RowRules>> = {
  content_reports: {
    reason: 'for whoever reported, and for the managers whom it is not about; it only grows',
    read: `(${inScope()} and ${either(isWork, ofPerson('reporter_id'), isJudge)})`,
    insert: `(${inScope()} and ${ofPerson('reporter_id')})`,
    update: null,
    delete: null,
    onlyGrows: true,
  },
  content_report_decisions: {
    reason: 'among the managers whom the report is not about; it only grows',
    read: `(${inScope()} and ${either(isWork, `(${manages} and ${ofReport})`)})`,
    insert: `(${inScope()} and ${ofPerson('decided_by_id')} and ${manages} and ${ofReport})`,
    update: null,
    delete: null,
    onlyGrows: true,
  },
}
