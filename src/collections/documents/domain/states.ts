import { canMove, sourcesOf } from '@/kernel/domain/transitions'
import type { Transitions } from '@/kernel/domain/transitions'

/** Of a document: readers have it while it is `published`. */
export const DOCUMENT_STATES = ['draft', 'review', 'published', 'withdrawn'] as const
export type DocumentState = (typeof DOCUMENT_STATES)[number]

/**
 * Of a version. `draft` and `review` are open: one at most, and for editors alone. `current` is what readers
 * have: one at most. `former` was that once; `discarded` never was.
 */
export const VERSION_STATES = ['draft', 'review', 'current', 'former', 'discarded'] as const
export type VersionState = (typeof VERSION_STATES)[number]

const MOVES: Transitions<VersionState> = {
  draft: ['review', 'current', 'discarded'],
  review: ['draft', 'current', 'discarded'],
  current: ['former'],
  former: [],
  discarded: [],
}

export const mayMove = (from: VersionState, to: VersionState): boolean => canMove(MOVES, from, to)

export const statesBefore = (to: VersionState): VersionState[] =>
  sourcesOf(MOVES, VERSION_STATES, to)

/** What an editor asks for. */
export const EDITOR_MOVES = ['review', 'draft', 'published', 'withdrawn', 'discarded'] as const
export type EditorMove = (typeof EDITOR_MOVES)[number]

export const isOpen = (state: VersionState): boolean => state === 'draft' || state === 'review'

/** What became of the words of a file. */
export const TEXT_STATES = [
  'pending',
  'read',
  'none',
  'encrypted',
  'broken',
  'too-large',
  'not-read',
] as const
export type TextState = (typeof TEXT_STATES)[number]
