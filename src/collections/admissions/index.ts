import { defineModule } from '@/kernel/module'
import { JoinRequests } from './collections/JoinRequests'
import { MembershipInvitations } from './collections/MembershipInvitations'
import { askedEndpoints } from './endpoints/asked'
import { invitationEndpoints } from './endpoints/invitations'
import { requestEndpoints } from './endpoints/requests'
import {
  invitationChanged,
  invitationDecided,
  invitationWaiting,
  joinRequestChanged,
  joinRequestWaiting,
} from './events'
import { matchRequestJob, sendDecisionJob, sendInvitationJob } from './jobs'
import { requestAssignment } from './operations/requests/assignment'
import {
  invitationDecidedNotice,
  invitationScreens,
  invitationWaitingNotice,
  requestScreens,
  requestWaitingNotice,
} from './notifications'
import { admissionLinks } from './personLinks'

export const admissions = defineModule({
  name: 'admissions',
  collections: [MembershipInvitations, JoinRequests],
  events: [
    joinRequestWaiting,
    joinRequestChanged,
    invitationWaiting,
    invitationDecided,
    invitationChanged,
  ],
  notifications: [requestWaitingNotice, invitationWaitingNotice, invitationDecidedNotice],
  live: [...requestScreens, ...invitationScreens],
  assignments: [requestAssignment],
  jobs: [sendInvitationJob, matchRequestJob, sendDecisionJob],
  endpoints: [...invitationEndpoints, ...askedEndpoints, ...requestEndpoints],
  personLinks: admissionLinks,
  errors: {
    'admissions.already-asked': 409,
    'admissions.choose-unit': 400,
    'admissions.has-account': 409,
    'admissions.household-full': 409,
    'admissions.invitation-over': 410,
    'admissions.no-texts': 409,
    'admissions.no-way': 400,
    'admissions.not-your-household': 403,
    'admissions.nothing-to-print': 409,
    'admissions.request-decided': 409,
  },
})
