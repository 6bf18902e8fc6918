import { defineModule } from '@/kernel/module'
import { alarmRepeatedNotice, alarmScreen } from './alarmNotice'
import { askOpenedNotice, askScreens } from './askNotice'
import { BlockEntries } from './collections/BlockEntries'
import { Gates } from './collections/Gates'
import { Invitations } from './collections/Invitations'
import { Visitors } from './collections/Visitors'
import { Visits } from './collections/Visits'
import { absenceEndpoints } from './endpoints/absences'
import { askEndpoints } from './endpoints/asks'
import { gateEndpoints } from './endpoints/gate'
import { gateOfflineEndpoints } from './endpoints/offline'
import { ownEndpoints } from './endpoints/own'
import { visitReportEndpoints } from './endpoints/report'
import {
  alarmRepeated,
  askAnswered,
  askOpened,
  codesStopped,
  holdOpened,
  invitationMade,
  visitScreenEvents,
} from './events'
import { visitFilePurposes } from './filePurposes'
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
  events: [
    ...visitScreenEvents,
    invitationMade,
    holdOpened,
    codesStopped,
    askOpened,
    askAnswered,
    alarmRepeated,
  ],
  notifications: [
    visitArrivedNotice,
    hostOverstayNotice,
    gateOverstayNotice,
    holdOpenedNotice,
    codesStoppedNotice,
    askOpenedNotice,
    alarmRepeatedNotice,
  ],
  live: [...visitScreens, ...askScreens, alarmScreen],
  endpoints: [
    ...ownEndpoints,
    ...gateEndpoints,
    ...gateOfflineEndpoints,
    ...askEndpoints,
    ...absenceEndpoints,
    ...visitReportEndpoints,
  ],
  jobs: visitorJobs,
  filePurposes: visitFilePurposes,
  personLinks: visitorLinks,
  looks: VISIT_LOOKS,
  errors: {
    'visitors.alarm-handled': 409,
    'visitors.answered': 409,
    'visitors.away-already': 409,
    'visitors.away-far': 400,
    'visitors.away-order': 400,
    'visitors.away-past': 400,
    'visitors.gate-undecided': 403,
    'visitors.conflict-settled': 409,
    'visitors.held': 409,
    'visitors.hold-settled': 409,
    'visitors.hours': 409,
    'visitors.inside-already': 409,
    'visitors.last-day': 400,
    'visitors.no-code-free': 503,
    'visitors.no-days': 400,
    'visitors.nobody-lives-there': 400,
    'visitors.not-inside': 409,
    'visitors.not-offered': 400,
    'visitors.not-open': 409,
    'visitors.not-waiting': 409,
    'visitors.revoked': 409,
    'visitors.still-asking': 409,
    'visitors.too-long': 400,
    'visitors.which-unit': 400,
    'visitors.window-empty': 400,
    'visitors.window-far': 400,
    'visitors.window-past': 400,
    'visitors.window-times': 400,
  },
})
