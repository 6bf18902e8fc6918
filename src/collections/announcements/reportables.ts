import type { Reportable } from '@/kernel/moderation/reportables'

export const COMMENT = 'announcement-comment'

/** Comments, by their id. */
export const announcementReportables: Reportable[] = [
  {
    kind: COMMENT,
    label: { en: 'Comment', fr: 'Commentaire' },
    evidence: async (reported) => (await import('./operations/comments')).commentEvidence(reported),
    takeAway: async (reported) => (await import('./operations/comments')).takeCommentAway(reported),
  },
]
