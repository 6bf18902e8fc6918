/** The job that sends an invitation by mail or text. */
export const SEND_INVITATION = 'admissionsSendInvitation'

/** The job that compares a request with the roster. */
export const MATCH_REQUEST = 'admissionsMatchRequest'

/** The job that tells a person what was decided. */
export const SEND_DECISION = 'admissionsSendDecision'
