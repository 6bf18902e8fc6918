import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  ANNOUNCEMENT_STATES,
  dueMove,
  EDITOR_MOVES,
  isAnnouncementState,
  isLocked,
  mayMove,
  READABLE_STATES,
  stateBefore,
} from './states'
import type { AnnouncementState } from './states'

const states = fc.constantFrom(...ANNOUNCEMENT_STATES)
const moments = fc.option(fc.date({ noInvalidDate: true }), { nil: null })

describe('states of an announcement', () => {
  it('can be listed from both ends', () => {
    for (const to of ANNOUNCEMENT_STATES) {
      expect(stateBefore(to)).toEqual(ANNOUNCEMENT_STATES.filter((from) => mayMove(from, to)))
    }
  })

  it('never go back once people were told', () => {
    fc.assert(
      fc.property(fc.array(states, { maxLength: 20 }), (wishes) => {
        let state: AnnouncementState = 'draft'
        let wasTold = false
        for (const wish of wishes) {
          if (mayMove(state, wish)) state = wish
          wasTold ||= state === 'published'
          if (wasTold) expect(['published', 'expired', 'withdrawn']).toContain(state)
        }
      }),
    )
  })

  it('are sent from nowhere but the window in which they can be taken back, or their schedule', () => {
    expect(stateBefore('published')).toEqual(['scheduled', 'sending'])
    expect(EDITOR_MOVES).not.toContain('published')
    expect(EDITOR_MOVES).not.toContain('expired')
  })

  it('let the words be changed until then, and not while they are read', () => {
    expect(ANNOUNCEMENT_STATES.filter((state) => !isLocked(state))).toEqual([
      'draft',
      'review',
      'scheduled',
    ])
    for (const state of READABLE_STATES) expect(isLocked(state)).toBe(true)
  })

  it('are told from other words', () => {
    expect(isAnnouncementState('review')).toBe(true)
    expect(isAnnouncementState('gone')).toBe(false)
  })
})

describe('what the clock does', () => {
  it('is a move that the states allow, and never before its time', () => {
    fc.assert(
      fc.property(
        fc.record({ state: states, publishAt: moments, sendsAt: moments, expiresAt: moments }),
        fc.date({ noInvalidDate: true }),
        (one, now) => {
          const due = dueMove(one, now)
          if (due === null) return
          expect(mayMove(one.state, due)).toBe(true)
          const moment =
            due === 'expired'
              ? one.expiresAt
              : one.state === 'scheduled'
                ? one.publishAt
                : one.sendsAt
          expect(moment!.getTime()).toBeLessThanOrEqual(now.getTime())
        },
      ),
    )
  })

  it('happens at the very moment', () => {
    const at = new Date('2026-12-01T08:00:00Z')
    const one = { publishAt: at, sendsAt: at, expiresAt: at }
    expect(dueMove({ ...one, state: 'scheduled' }, at)).toBe('published')
    expect(dueMove({ ...one, state: 'sending' }, at)).toBe('published')
    expect(dueMove({ ...one, state: 'published' }, at)).toBe('expired')
    expect(dueMove({ ...one, state: 'published' }, new Date(at.getTime() - 1))).toBeNull()
    expect(dueMove({ ...one, state: 'withdrawn' }, at)).toBeNull()
  })
})
