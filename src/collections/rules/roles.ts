import type { Role } from '@/kernel/domain/membership'

/** Who writes the rules down and publishes what was approved. */
export const EDITOR_ROLES = ['manager', 'editor'] as const satisfies readonly Role[]

/** Who approves a text before it may be published. */
export const APPROVER_ROLES = ['manager', 'board'] as const satisfies readonly Role[]

/** Who sees what is still being written. */
export const WORKING_ROLES = ['manager', 'editor', 'board'] as const satisfies readonly Role[]
