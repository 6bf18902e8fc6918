/** Words of our own views inside the admin panel; Payload's words come with Payload. */
export const adminTranslations = {
  en: {
    courtyard: {
      failedJobs: 'Failed jobs',
      failedJobsIntro: 'Work that did not succeed after several tries. Mend the cause, then retry.',
      nothingFailed: 'Nothing has failed.',
      retry: 'Retry',
      retried: 'Queued again.',
      retryFailed: 'That did not work. Please try again.',
      queue: 'Queue',
      reason: 'Reason',
      tries: 'Tries',
      when: 'When',
      timeline: 'Timeline',
      timelineEmpty: 'Nothing has happened yet.',
    },
  },
  fr: {
    courtyard: {
      failedJobs: 'Tâches en échec',
      failedJobsIntro:
        'Travaux qui n’ont pas abouti après plusieurs essais. Corrigez la cause, puis relancez.',
      nothingFailed: 'Aucun échec.',
      retry: 'Relancer',
      retried: 'Remis en file.',
      retryFailed: 'Cela n’a pas fonctionné. Veuillez réessayer.',
      queue: 'File',
      reason: 'Motif',
      tries: 'Essais',
      when: 'Quand',
      timeline: 'Historique',
      timelineEmpty: 'Rien ne s’est encore passé.',
    },
  },
}
