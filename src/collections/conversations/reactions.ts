import { membershipChanged } from '@/collections/memberships/public'
import { defineReaction } from '@/kernel/events/reaction'

/** Whoever does not belong to the community any more takes part in none of its conversations. */
export const conversationReactions = [
  defineReaction({
    event: membershipChanged,
    work: async ({ req, community, data }) =>
      (await import('./operations/endOfMembership')).endParts({
        req,
        community,
        membership: data.membershipId,
      }),
  }),
]
