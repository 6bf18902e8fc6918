export const TURN_TERM = 'membershipsTurnTerm'
