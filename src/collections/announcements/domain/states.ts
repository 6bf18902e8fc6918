import { canMove, sourcesOf } from '@/kernel/domain/transitions'
import type { Transitions } from '@/kernel/domain/transitions'

/** `sending`: published, and for some seconds still to be taken back. `published`: people are told. */
export const ANNOUNCEMENT_STATES = [
  'draft',
  'review',
  'scheduled',
  'sending',
  'published',
  'expired',
  'withdrawn',
] as const
export type AnnouncementState = (typeof ANNOUNCEMENT_STATES)[number]

const MOVES: Transitions<AnnouncementState> = {
  draft: ['review', 'scheduled', 'sending'],
  review: ['draft', 'scheduled', 'sending'],
  scheduled: ['draft', 'sending', 'published'],
  sending: ['draft', 'published'],
  published: ['expired', 'withdrawn'],
  expired: ['withdrawn'],
  withdrawn: [],
}

/** Where an editor moves it; the clock alone makes it `published` and `expired`. */
export const EDITOR_MOVES = ['draft', 'review', 'scheduled', 'sending', 'withdrawn'] as const
export type EditorMove = (typeof EDITOR_MOVES)[number]

export const mayMove = (from: AnnouncementState, to: AnnouncementState): boolean =>
  canMove(MOVES, from, to)

export const stateBefore = (to: AnnouncementState): AnnouncementState[] =>
  sourcesOf(MOVES, ANNOUNCEMENT_STATES, to)

/** Seconds in which a publication is taken back, and nobody has heard of it; a community says others. */
export const UNDO_SECONDS = 15

/** Those who are meant read it; before, and once it is withdrawn, nobody does. */
export const READABLE_STATES = ['published', 'expired'] as const satisfies AnnouncementState[]

/** Whether its words stand: somebody has read them, or is about to. */
export const isLocked = (state: AnnouncementState): boolean =>
  state !== 'draft' && state !== 'review' && state !== 'scheduled'

export const isAnnouncementState = (value: unknown): value is AnnouncementState =>
  ANNOUNCEMENT_STATES.some((state) => state === value)

/** What the clock is about to do with one, and what it has done already. */
interface Clocked {
  state: AnnouncementState
  publishAt: Date | null
  sendsAt: Date | null
  expiresAt: Date | null
}

const isPast = (moment: Date | null, now: Date): boolean => moment !== null && moment <= now

/** What the clock makes of it now; null: nothing. What was scheduled has had time to be taken back. */
export const dueMove = (one: Clocked, now: Date): 'published' | 'expired' | null => {
  if (one.state === 'scheduled') return isPast(one.publishAt, now) ? 'published' : null
  if (one.state === 'sending') return isPast(one.sendsAt, now) ? 'published' : null
  if (one.state === 'published') return isPast(one.expiresAt, now) ? 'expired' : null
  return null
}
