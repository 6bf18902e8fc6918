import { defineModule } from '@/kernel/module'
import { PlatformGrants } from './collections/PlatformGrants'
import { Users } from './collections/Users'
import { sessionEnded } from './events'
import { sendPasswordReset } from './jobs/sendPasswordReset'
import { accountTables } from './tables'

export const users = defineModule({
  name: 'users',
  collections: [Users, PlatformGrants],
  events: [sessionEnded],
  tables: accountTables,
  jobs: [sendPasswordReset],
  errors: {
    'users.own-route': 403,
    'users.password-wrong': 400,
    'users.proof-needed': 403,
    'users.reset-link-over': 410,
  },
})
