import { defineModule } from '@/kernel/module'
import { PackageEvents } from './collections/PackageEvents'
import { Packages } from './collections/Packages'
import { ShelfAudits } from './collections/ShelfAudits'
import { ShelfIncidents } from './collections/ShelfIncidents'
import { Shelves } from './collections/Shelves'
import { deskErrors } from './deskErrors'
import { deskScreens } from './deskScreens'
import { handOverDoubtedNotice } from './doubtNotification'
import { packageEndpoints } from './endpoints'
import {
  deskEvents,
  handOverDoubted,
  packageEvents,
  packageReminded,
  proxyCollected,
} from './events'
import { packageFilePurposes } from './filePurposes'
import { packageJobs } from './jobs'
import { packageReceivedNotice, packageScreens } from './notifications'
import { deskLinks, standingLinks } from './personLinks'
import { proxyCollectedNotice } from './proxyNotification'
import { packageReactions } from './reactions'
import { packageRecordLinks } from './recordLinks'
import { parcelSearch } from './searchSource'
import { packageReminderNotice } from './reminderNotice'
import { packageTables } from './tables'

export const packages = defineModule({
  name: 'packages',
  collections: [Packages, PackageEvents, Shelves, ShelfAudits, ShelfIncidents],
  tables: packageTables,
  events: [...packageEvents, packageReminded, proxyCollected, handOverDoubted, ...deskEvents],
  notifications: [
    packageReceivedNotice,
    packageReminderNotice,
    proxyCollectedNotice,
    handOverDoubtedNotice,
  ],
  live: [...packageScreens, ...deskScreens],
  reactions: packageReactions,
  recordLinks: packageRecordLinks,
  searchSources: [parcelSearch],
  endpoints: packageEndpoints,
  jobs: packageJobs,
  filePurposes: packageFilePurposes,
  personLinks: {
    ...standingLinks,
    ...deskLinks,
    'packages.received_by_id': 'moves',
    'packages.closed_by_id': 'moves',
    'package_disownings.person_id': 'moves',
    'package_closings.by_id': 'moves',
    'package_closings.supervisor_id': 'moves',
    'package_handovers.by_id': 'moves',
    // Who signed goes on seeing it.
    'package_handovers.collector_id': 'moves',
    'package_pickup_codes.user_id': 'goes',
    'package_proxies.person_id': 'moves',
    // A timeline only grows.
    'package_events.actor_id': 'stays',
  },
  errors: {
    ...deskErrors,
    'packages.already-collected': 409,
    'packages.already-lost': 409,
    'packages.already-forwarded': 409,
    'packages.already-returned': 409,
    'packages.choose-unit': 400,
    'packages.code-spent': 409,
    'packages.disowned-already': 409,
    'packages.matched-already': 409,
    'packages.no-such-shelf': 400,
    'packages.not-closed': 409,
    'packages.not-for-proxy': 400,
    'packages.not-matched': 409,
    'packages.not-of-household': 400,
    'packages.nothing-to-compare': 400,
    'packages.one-unit': 400,
    'packages.phone-invalid': 400,
    'packages.proxy-over': 409,
    'packages.proxy-parcels': 400,
    'packages.proxy-past': 400,
    'packages.proxy-too-long': 400,
    'packages.shelf-in-use': 409,
    'packages.span-backwards': 400,
    'packages.supervisor-needed': 403,
    'packages.supervisor-refused': 403,
    'packages.told-not-of-household': 400,
    'packages.undo-too-late': 409,
  },
})
