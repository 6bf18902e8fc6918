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
import { conversationTables } from './tables'

export const conversations = defineModule({
  name: 'conversations',
  collections: [MessageTopics, SavedReplies],
  tables: conversationTables,
  events: conversationEvents,
  notifications: messageNotices,
  live: conversationLive,
  accessChanges: conversationCutOffs,
  channels: conversationGates,
  filePurposes: messageFilePurposes,
  assignments: conversationAssignments,
  endpoints: conversationEndpoints,
  personLinks: conversationLinks,
  errors: {
    'conversations.alone': 400,
    'conversations.cannot-write-here': 403,
    'conversations.client-id-used': 409,
    'conversations.files-off': 403,
    'conversations.full': 400,
    'conversations.hours-invalid': 400,
    'conversations.in-it-already': 409,
    'conversations.link-missing': 404,
    'conversations.message-missing': 404,
    'conversations.not-a-neighbour': 403,
    'conversations.not-allowed-here': 403,
    'conversations.not-in-state': 409,
    'conversations.not-one-resident': 409,
    'conversations.not-staff': 400,
    'conversations.over-already': 409,
    'conversations.too-many-attachments': 400,
    'conversations.taken-meanwhile': 409,
    'conversations.topic-missing': 404,
  },
})
