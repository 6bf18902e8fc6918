/** Refusals of the counts of shelves and of the shift handovers. */
export const deskErrors = {
  'packages.audit-over': 409,
  'packages.conflict-settled': 409,
  'packages.difference-settled': 409,
  'packages.not-an-answer': 400,
  'packages.shift-open': 409,
  'packages.shift-over': 409,
  'packages.shift-own': 403,
} as const
