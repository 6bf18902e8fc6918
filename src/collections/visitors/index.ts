import { defineModule } from '@/kernel/module'
import { BlockEntries } from './collections/BlockEntries'
import { Gates } from './collections/Gates'
import { Invitations } from './collections/Invitations'
import { Visitors } from './collections/Visitors'
import { Visits } from './collections/Visits'
import { gateEndpoints } from './endpoints/gate'
import { gateOfflineEndpoints } from './endpoints/offline'
import { ownEndpoints } from './endpoints/own'
import { codesStopped, holdOpened, invitationMade, visitScreenEvents } from './events'
import { visitorJobs } from './jobs'
import { VISIT_LOOKS } from './domain/looks'
import {
  codesStoppedNotice,
  holdOpenedNotice,
  visitArrivedNotice,
  visitScreens,
} from './notifications'
import { gateOverstayNotice, hostOverstayNotice } from './overstayNotices'
import { visitorLinks } from './personLinks'
import { visitorTables } from './tables'

export const visitors = defineModule({
  name: 'visitors',
  collections: [Visits, Invitations, Visitors, Gates, BlockEntries],
  tables: visitorTables,
  events: [...visitScreenEvents, invitationMade, holdOpened, codesStopped],
  notifications: [
    visitArrivedNotice,
    hostOverstayNotice,
    gateOverstayNotice,
    holdOpenedNotice,
    codesStoppedNotice,
  ],
  live: visitScreens,
  endpoints: [...ownEndpoints, ...gateEndpoints, ...gateOfflineEndpoints],
  jobs: visitorJobs,
  personLinks: visitorLinks,
  looks: VISIT_LOOKS,
  errors: {
    'visitors.conflict-settled': 409,
    'visitors.held': 409,
    'visitors.hold-settled': 409,
    'visitors.inside-already': 409,
    'visitors.last-day': 400,
    'visitors.no-code-free': 503,
    'visitors.no-days': 400,
    'visitors.not-inside': 409,
    'visitors.not-open': 409,
    'visitors.revoked': 409,
    'visitors.window-empty': 400,
    'visitors.window-far': 400,
    'visitors.window-past': 400,
    'visitors.window-times': 400,
  },
})
