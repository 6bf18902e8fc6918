import { describe, expect, it } from '@jest/globals'
import { alarmDueBefore, overstaysAt } from './overstay'

const at = (time: string) => new Date(`2026-11-24T${time}:00Z`)
const stay = { kind: 'single', enteredAt: at('18:00'), closesAt: at('21:00') } as const

describe('how long somebody may stay', () => {
  it('depends on why they come', () => {
    expect(overstaysAt({ ...stay, purpose: 'guest' }, null)).toEqual(at('21:30'))
    expect(overstaysAt({ ...stay, purpose: 'service' }, null)).toEqual(at('21:30'))
    expect(overstaysAt({ ...stay, purpose: 'delivery' }, null)).toEqual(at('18:45'))
    expect(overstaysAt({ ...stay, purpose: 'family' }, null)).toBeNull()
  })

  it('is as the community says, whatever the window', () => {
    for (const purpose of ['guest', 'family', 'delivery', 'service'] as const) {
      expect(overstaysAt({ ...stay, purpose }, 20)).toEqual(at('18:20'))
    }
  })

  it('has an end for those whom nobody announced', () => {
    const came = { ...stay, kind: 'unannounced' } as const
    expect(overstaysAt({ ...came, purpose: 'guest' }, null)).toEqual(at('22:00'))
    expect(overstaysAt({ ...came, purpose: 'delivery' }, null)).toEqual(at('18:45'))
    expect(overstaysAt({ ...came, purpose: 'family' }, null)).toBeNull()
  })

  it('is said again a quarter of an hour later', () => {
    expect(alarmDueBefore(at('18:15'))).toEqual(at('18:00'))
  })
})
