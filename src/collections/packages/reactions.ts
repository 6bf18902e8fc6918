import { defineReaction } from '@/kernel/events/reaction'
import { packageDisowned } from './events'

/** What was not theirs reminds nobody, and its next recipient from the beginning. */
export const packageReactions = [
  defineReaction({
    event: packageDisowned,
    work: async ({ req, community, data }) =>
      (await import('./operations/disowned')).forgetReminders(req, {
        community,
        parcel: data.packageId,
      }),
  }),
]
