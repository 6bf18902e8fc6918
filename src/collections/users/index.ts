import { defineModule } from '@/kernel/module'
import { PlatformGrants } from './collections/PlatformGrants'
import { Users } from './collections/Users'
import { sendPasswordReset } from './jobs/sendPasswordReset'

export const users = defineModule({
  name: 'users',
  collections: [Users, PlatformGrants],
  jobs: [sendPasswordReset],
  errors: { 'users.own-route': 403, 'users.reset-link-over': 410 },
})
