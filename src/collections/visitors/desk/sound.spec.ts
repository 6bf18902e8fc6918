import { afterAll, describe, expect, it } from '@jest/globals'
import { playVerdict } from './sound'

let played: number[] = []

class Audio {
  currentTime = 0
  destination = {}
  createOscillator() {
    const frequency = {
      set value(hertz: number) {
        played.push(hertz)
      },
    }
    return {
      frequency,
      connect: (next: object) => next,
      start: () => undefined,
      stop: () => undefined,
    }
  }
  createGain() {
    const ramp = () => undefined
    const gain = { setValueAtTime: ramp, exponentialRampToValueAtTime: ramp }
    return { gain, connect: (next: object) => next }
  }
  close() {
    return Promise.resolve()
  }
}

afterAll(() => {
  Reflect.deleteProperty(globalThis, 'AudioContext')
})

describe('a verdict', () => {
  it('says nothing where there is no sound', () => {
    playVerdict('verified')
    expect(played).toEqual([])
  })

  it('rises for who may come in, and falls for who may not', () => {
    Object.defineProperty(globalThis, 'AudioContext', { value: Audio, configurable: true })
    const heard = (verdict: Parameters<typeof playVerdict>[0]) => {
      played = []
      playVerdict(verdict)
      return played
    }
    const [low = 0, high = 0] = heard('verified')
    expect(high).toBeGreaterThan(low)
    const [first = 0, second = 0] = heard('refused')
    expect(second).toBeLessThan(first)
    expect(new Set(heard('caution')).size).toBe(1)
  })
})
