import { defineModule } from '@/kernel/module'
import { PackageEvents } from './collections/PackageEvents'
import { Packages } from './collections/Packages'
import { packageEndpoints } from './endpoints'
import { packageEvents } from './events'
import { packageReceivedNotice, packageScreens } from './notifications'

export const packages = defineModule({
  name: 'packages',
  collections: [Packages, PackageEvents],
  events: packageEvents,
  notifications: [packageReceivedNotice],
  live: packageScreens,
  endpoints: packageEndpoints,
})
