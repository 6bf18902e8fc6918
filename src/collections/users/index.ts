import { defineModule } from '@/kernel/module'
import { defineAccessChange } from '@/kernel/realtime/accessChange'
import { PlatformGrants } from './collections/PlatformGrants'
import { Users } from './collections/Users'
import { accountEndpoints } from './endpoints/account'
import { sessionEnded } from './events'
import { accountJobs } from './jobs/accountJobs'
import { secondStepCodes } from './errorCodes'
import { changeJobs } from './jobs/changeJobs'
import { profileJobs } from './jobs/profileJobs'
import { sendPasswordReset } from './jobs/sendPasswordReset'
import { forgetOldCodesJob, sendVerificationJob } from './jobs/sendVerification'
import { accountLinks } from './personLinks'
import { accountTables } from './tables'

export const users = defineModule({
  name: 'users',
  collections: [Users, PlatformGrants],
  events: [sessionEnded],
  accessChanges: [
    defineAccessChange({
      event: sessionEnded,
      people: ({ data }) => Promise.resolve([data.userId]),
    }),
  ],
  tables: accountTables,
  personLinks: accountLinks,
  jobs: [
    sendPasswordReset,
    sendVerificationJob,
    forgetOldCodesJob,
    ...accountJobs,
    ...profileJobs,
    ...changeJobs,
  ],
  endpoints: accountEndpoints,
  errors: {
    ...secondStepCodes,
    'users.own-route': 403,
    'users.password-breached': 400,
    'users.password-guessable': 400,
    'users.password-personal': 400,
    'users.password-used-before': 400,
    'users.password-wrong': 400,
    'users.proof-needed': 403,
    'users.reset-link-over': 410,
    'users.code-wrong': 400,
    'users.code-over': 410,
    'users.no-texts': 503,
    'users.phone-invalid': 400,
    'users.unlock-link-over': 410,
  },
})
