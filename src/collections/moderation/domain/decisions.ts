export const DECISIONS = ['nothing-wrong', 'removed'] as const
export type Decision = (typeof DECISIONS)[number]
