import type { Reportable } from '@/kernel/moderation/reportables'

/** Comments, by their id. */
export const announcementReportables: Reportable[] = [
  {
    kind: 'announcement-comment',
    label: { en: 'Comment', fr: 'Commentaire' },
    evidence: async (reported) => (await import('./operations/comments')).commentEvidence(reported),
    takeAway: async (reported) => (await import('./operations/comments')).takeCommentAway(reported),
  },
]
