import type { Role } from '@/kernel/domain/membership'

/** Who writes what everybody reads. */
export const EDITOR_ROLES = ['manager', 'editor'] as const satisfies readonly Role[]
