import { defineModule } from '@/kernel/module'
import { moderationEndpoints } from './endpoints'
import { contentReported, reportDecided } from './events'
import { reportNotice } from './notifications'
import { moderationLinks } from './personLinks'
import { moderationTables } from './tables'

export const moderation = defineModule({
  name: 'moderation',
  collections: [],
  tables: moderationTables,
  events: [contentReported, reportDecided],
  notifications: [reportNotice],
  endpoints: moderationEndpoints,
  personLinks: moderationLinks,
  errors: {
    'moderation.decided-already': 409,
    'moderation.own-content': 400,
  },
})
