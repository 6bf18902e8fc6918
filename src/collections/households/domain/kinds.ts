export const RELATIONS = [
  'partner',
  'child',
  'parent',
  'relative',
  'flatmate',
  'carer',
  'other',
] as const

export const CONTACT_KINDS = [
  'family',
  'friend',
  'doctor',
  'key-holder',
  'insurer',
  'plumber',
  'electrician',
  'other',
] as const

export const VEHICLE_KINDS = ['car', 'motorcycle', 'van', 'other'] as const

export const SPECIES = ['dog', 'cat', 'bird', 'other'] as const
