import { defineModule } from '@/kernel/module'
import { AnnouncementCategories } from './collections/AnnouncementCategories'
import { Announcements } from './collections/Announcements'
import { LobbyScreens } from './collections/LobbyScreens'
import { confirmationsFile } from './endpoints/confirmationsFile'
import { editingEndpoints } from './endpoints/editing'
import { readingEndpoints } from './endpoints/reading'
import { announcementPublished, announcementToConfirm, commentReplied } from './events'
import { calendarEndpoints } from './endpoints/calendar'
import { lobbyEndpoints } from './endpoints/lobby'
import { announcementFilePurposes } from './filePurposes'
import { announcementJobs } from './jobs'
import { announcementNotice, announcementToConfirmNotice } from './notifications'
import { announcementLinks } from './personLinks'
import { announcementRecordLinks } from './recordLinks'
import { announcementReportables } from './reportables'
import { commentRepliedNotice } from './replyNotice'
import { announcementSearch } from './searchSource'
import { announcementTables } from './tables'

export const announcements = defineModule({
  name: 'announcements',
  collections: [AnnouncementCategories, Announcements, LobbyScreens],
  tables: announcementTables,
  events: [announcementPublished, announcementToConfirm, commentReplied],
  notifications: [announcementNotice, announcementToConfirmNotice, commentRepliedNotice],
  endpoints: [
    ...editingEndpoints,
    confirmationsFile,
    ...readingEndpoints,
    ...lobbyEndpoints,
    ...calendarEndpoints,
  ],
  jobs: announcementJobs,
  filePurposes: announcementFilePurposes,
  recordLinks: announcementRecordLinks,
  reportables: announcementReportables,
  searchSources: [announcementSearch],
  personLinks: announcementLinks,
  errors: {
    'announcements.comments-off': 403,
    'announcements.ends-before': 400,
    'announcements.language-twice': 400,
    'announcements.no-such-parent': 409,
    'announcements.not-from-here': 409,
    'announcements.not-sent': 409,
    'announcements.nothing-to-acknowledge': 409,
    'announcements.over-before': 409,
    'announcements.past': 400,
    'announcements.reaches-nobody': 400,
    'announcements.too-many-files': 409,
    'announcements.words-stand': 409,
  },
})
