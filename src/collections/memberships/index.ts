import { defineModule } from '@/kernel/module'
import { Memberships } from './collections/Memberships'
import { membershipEndpoints } from './endpoints'
import { membershipChanged, platformEntered } from './events'
import { turnOverdueJob, turnTermJob } from './jobs/turnTerm'
import { membershipConnections, platformEnteredNotice } from './notifications'
import { joinMemberships } from './operations/joinMemberships'

export const memberships = defineModule({
  name: 'memberships',
  collections: [Memberships],
  events: [membershipChanged, platformEntered],
  accessChanges: [membershipConnections],
  notifications: [platformEnteredNotice],
  jobs: [turnTermJob, turnOverdueJob],
  endpoints: membershipEndpoints,
  personLinks: {
    'memberships.user_id': { settle: joinMemberships, rest: 'moves' },
    'memberships.successor_id': 'moves',
  },
  errors: {
    'memberships.ends-before-start': 400,
    'memberships.hand-over-needed': 409,
    'memberships.has-ended': 409,
    'memberships.last-manager': 409,
    'memberships.no-successor': 400,
    'memberships.not-yourself': 409,
    'memberships.own-grant': 403,
    'memberships.platform-access-open': 409,
    'memberships.rest-half': 409,
    'memberships.unit-missing': 400,
  },
})
