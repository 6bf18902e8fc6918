import type { Role } from '@/kernel/domain/membership'

/** Who writes what the building knows. */
export const EDITOR_ROLES = ['manager', 'editor'] as const satisfies readonly Role[]
