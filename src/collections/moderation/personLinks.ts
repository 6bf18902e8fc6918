import type { PersonLinks } from '@/kernel/personLinks'

// What was reported and decided is evidence, and nobody writes over it.
export const moderationLinks: PersonLinks = {
  'content_reports.reporter_id': 'stays',
  'content_reports.author_id': 'stays',
  'content_report_decisions.decided_by_id': 'stays',
}
