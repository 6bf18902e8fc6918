import { defineModule } from '@/kernel/module'
import { conversationAssignments } from './assignments'
import { conversationGates } from './channels'
import { MessageTopics } from './collections/MessageTopics'
import { SavedReplies } from './collections/SavedReplies'
import { conversationEndpoints } from './endpoints'
import { conversationEvents } from './events'
import { messageFilePurposes } from './filePurposes'
import { conversationCutOffs, conversationLive, messageNotices } from './notifications'
import { conversationLinks } from './personLinks'
import { conversationReactions } from './reactions'
import { messageReportables } from './reportables'
import { messageSearch } from './searchSource'
import { conversationTables } from './tables'

export const conversations = defineModule({
  name: 'conversations',
  collections: [MessageTopics, SavedReplies],
  tables: conversationTables,
  events: conversationEvents,
  notifications: messageNotices,
  live: conversationLive,
  accessChanges: conversationCutOffs,
  reactions: conversationReactions,
  channels: conversationGates,
  filePurposes: messageFilePurposes,
  reportables: messageReportables,
  searchSources: [messageSearch],
  assignments: conversationAssignments,
  endpoints: conversationEndpoints,
  personLinks: conversationLinks,
  errors: {
    'conversations.alone': 400,
    'conversations.blocked-by-you': 403,
    'conversations.cannot-write-here': 403,
    'conversations.client-id-used': 409,
    'conversations.confidential-not-searched': 409,
    'conversations.files-off': 403,
    'conversations.full': 400,
    'conversations.hours-invalid': 400,
    'conversations.in-it-already': 409,
    'conversations.link-missing': 404,
    'conversations.message-missing': 404,
    'conversations.nobody-there': 403,
    'conversations.not-a-neighbour': 403,
    'conversations.not-allowed-here': 403,
    'conversations.not-in-state': 409,
    'conversations.not-one-resident': 409,
    'conversations.not-staff': 400,
    'conversations.not-taken': 403,
    'conversations.over-already': 409,
    'conversations.staff-not-blocked': 403,
    'conversations.too-many-attachments': 400,
    'conversations.taken-meanwhile': 409,
    'conversations.topic-missing': 404,
  },
})
