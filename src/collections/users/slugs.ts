/** The job that mails the link of a password reset. */
export const SEND_PASSWORD_RESET = 'usersSendPasswordReset'

/** The job that sends a code. */
export const SEND_VERIFICATION = 'usersSendVerification'
/** The job that tells a person of a sign-in on a browser that was not known. */
export const TELL_NEW_DEVICE = 'usersTellNewDevice'
/** The job that mails the link that lets a browser try again. */
export const SEND_UNLOCK = 'usersSendUnlock'

/** The job that tells of a critical change, at the address from before. */
export const TELL_ACCOUNT_CHANGE = 'usersTellAccountChange'

/** The job that asks one person whether what is known of them is still right. */
export const ASK_STILL_RIGHT = 'usersMailStillRight'
