/** Of what it is written down that staff looked at it. */
export const VISIT_LOOKS = ['visits', 'invitations', 'visitors'] as const
export type VisitLook = (typeof VISIT_LOOKS)[number]

/** Where they looked: in the panel, or by a search at the gate. */
export const LOOK_PLACES = ['panel', 'gate-search'] as const
