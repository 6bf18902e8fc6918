import { describe, expect, it } from '@jest/globals'
import { mayChange } from './windows'

const at = new Date('2026-11-25T12:00:00Z')
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
const message = { at, isDeleted: false, isSystem: false }

describe('the time in which a message may be changed', () => {
  it('ends to the moment', () => {
    expect(mayChange(message, 15, at)).toBe(true)
    expect(mayChange(message, 15, new Date(after(15).getTime() - 1))).toBe(true)
    expect(mayChange(message, 15, after(15))).toBe(false)
    expect(mayChange(message, 0, at)).toBe(false)
  })

  it('is over for what is gone, and never was for what nobody wrote', () => {
    expect(mayChange({ ...message, isDeleted: true }, 15, at)).toBe(false)
    expect(mayChange({ ...message, isSystem: true }, 15, at)).toBe(false)
  })
})
