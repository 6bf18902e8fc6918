import { announcementsMessages } from '@/collections/announcements/messages'
import { articlesMessages } from '@/collections/articles/messages'
import { conversationsMessages } from '@/collections/conversations/messages'
import { documentsMessages } from '@/collections/documents/messages'
import { duplicatesMessages } from '@/collections/duplicates/messages'
import { householdsMessages } from '@/collections/households/messages'
import { membershipsMessages } from '@/collections/memberships/messages'
import { moderationMessages } from '@/collections/moderation/messages'
import { admissionsMessages } from '@/collections/admissions/messages'
import { noticesMessages } from '@/collections/notices/messages'
import { packagesMessages } from '@/collections/packages/messages'
import { rosterMessages } from '@/collections/roster/messages'
import { rulesMessages } from '@/collections/rules/messages'
import { searchMessages } from '@/collections/search/messages'
import { usersMessages } from '@/collections/users/messages'
import { visitorsMessages } from '@/collections/visitors/messages'
import { bindCatalogue, composeCatalogue, kernelMessages } from '@/kernel/i18n/catalogue'

/**
 * Every owner's messages, in the order of the design: kernel, slices, modules. A slice or module
 * exports its set from messages/index.ts and is added here; a key that two owners define stops the
 * start.
 */
export const messageSets = [
  kernelMessages,
  // Slices (src/collections), in alphabetical order.
  announcementsMessages,
  articlesMessages,
  conversationsMessages,
  documentsMessages,
  duplicatesMessages,
  householdsMessages,
  membershipsMessages,
  moderationMessages,
  admissionsMessages,
  noticesMessages,
  packagesMessages,
  rosterMessages,
  rulesMessages,
  searchMessages,
  usersMessages,
  visitorsMessages,
  // Modules (src/plugins), in alphabetical order.
]

export const catalogue = composeCatalogue(messageSets)

bindCatalogue(catalogue)
