import { canMove } from '@/kernel/domain/transitions'
import type { Transitions } from '@/kernel/domain/transitions'

/**
 * Where a version stands on its way. Whether one that is published is coming, in force or superseded is
 * not stored: its day and the days of the others say so.
 */
export const VERSION_STATES = ['draft', 'review', 'approved', 'published', 'withdrawn'] as const
export type VersionState = (typeof VERSION_STATES)[number]

const MOVES: Transitions<VersionState> = {
  draft: ['review', 'withdrawn'],
  review: ['draft', 'approved'],
  approved: ['draft', 'published'],
  // While its day is to come.
  published: ['withdrawn'],
  withdrawn: [],
}

/** Moves by one press; publishing names a day besides. */
export const PRESSED_MOVES = ['draft', 'review', 'approved', 'withdrawn'] as const
export type PressedMove = (typeof PRESSED_MOVES)[number]

export const mayMove = (from: VersionState, to: VersionState): boolean => canMove(MOVES, from, to)

/** Whether its words are still being written: what is asked about, approved or published stands. */
export const isOpen = (state: VersionState): boolean => state === 'draft'

export const isVersionState = (value: unknown): value is VersionState =>
  VERSION_STATES.some((state) => state === value)
