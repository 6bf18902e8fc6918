/** The job that mails the link of a password reset. */
export const SEND_PASSWORD_RESET = 'usersSendPasswordReset'

/** The job that sends a code. */
export const SEND_VERIFICATION = 'usersSendVerification'
