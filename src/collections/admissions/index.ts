import { defineModule } from '@/kernel/module'
import { JoinRequests } from './collections/JoinRequests'
import { MembershipInvitations } from './collections/MembershipInvitations'
import { invitationEndpoints } from './endpoints/invitations'
import { requestEndpoints } from './endpoints/requests'
import { joinRequestChanged, joinRequestWaiting } from './events'
import { matchRequestJob, sendDecisionJob, sendInvitationJob } from './jobs'
import { requestAssignment } from './operations/requests/assignment'
import { requestScreens, requestWaitingNotice } from './notifications'

export const admissions = defineModule({
  name: 'admissions',
  collections: [MembershipInvitations, JoinRequests],
  events: [joinRequestWaiting, joinRequestChanged],
  notifications: [requestWaitingNotice],
  live: requestScreens,
  assignments: [requestAssignment],
  jobs: [sendInvitationJob, matchRequestJob, sendDecisionJob],
  endpoints: [...invitationEndpoints, ...requestEndpoints],
  errors: {
    'admissions.already-asked': 409,
    'admissions.has-account': 409,
    'admissions.invitation-over': 410,
    'admissions.nothing-to-print': 409,
    'admissions.request-decided': 409,
  },
})
