import { defineModule } from '@/kernel/module'
import { AnnouncementCategories } from './collections/AnnouncementCategories'
import { Announcements } from './collections/Announcements'
import { AnnouncementSeries } from './collections/AnnouncementSeries'
import { AnnouncementTemplates } from './collections/AnnouncementTemplates'
import { AudienceLists } from './collections/AudienceLists'
import { LobbyScreens } from './collections/LobbyScreens'
import { announcementEndpoints } from './endpoints'
import {
  announcementPublished,
  announcementToConfirm,
  commentMentioned,
  commentReplied,
} from './events'
import { announcementFilePurposes } from './filePurposes'
import { announcementJobs } from './jobs'
import { commentMentionedNotice } from './mentionNotice'
import { announcementNotice, announcementToConfirmNotice } from './notifications'
import { announcementLinks } from './personLinks'
import { announcementRecordLinks } from './recordLinks'
import { announcementReportables } from './reportables'
import { commentRepliedNotice } from './replyNotice'
import { announcementSearch } from './searchSource'
import { announcementTables } from './tables'

export const announcements = defineModule({
  name: 'announcements',
  collections: [
    AnnouncementCategories,
    Announcements,
    AnnouncementTemplates,
    AnnouncementSeries,
    AudienceLists,
    LobbyScreens,
  ],
  tables: announcementTables,
  events: [announcementPublished, announcementToConfirm, commentReplied, commentMentioned],
  notifications: [
    announcementNotice,
    announcementToConfirmNotice,
    commentRepliedNotice,
    commentMentionedNotice,
  ],
  endpoints: announcementEndpoints,
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
    'announcements.list-in-use': 409,
    'announcements.made-already': 409,
    'announcements.name-taken': 409,
    'announcements.no-such-day': 400,
    'announcements.no-such-parent': 409,
    'announcements.no-such-rule': 400,
    'announcements.not-from-here': 409,
    'announcements.not-sent': 409,
    'announcements.nothing-to-acknowledge': 409,
    'announcements.over-before': 409,
    'announcements.past': 400,
    'announcements.reaches-nobody': 400,
    'announcements.too-many-files': 409,
    'announcements.too-many-mentions': 400,
    'announcements.words-stand': 409,
  },
})
