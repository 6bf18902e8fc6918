import type { Reportable } from '@/kernel/moderation/reportables'

/** Messages: their conversation and their number. */
export const messageReportables: Reportable[] = [
  {
    kind: 'message',
    label: { en: 'Message', fr: 'Message' },
    evidence: async (reported) =>
      (await import('./operations/reportedMessage')).messageEvidence(reported),
    takeAway: async (reported) =>
      (await import('./operations/reportedMessage')).takeMessageAway(reported),
  },
]
