import type { Role } from '@/kernel/domain/membership'

/** Who keeps the documents of a community. */
export const EDITOR_ROLES = ['manager', 'editor'] as const satisfies readonly Role[]
