import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { unlessAway } from './unlessAway'

let browser: EventTarget
const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator') ?? { configurable: true }

beforeEach(() => {
  browser = new EventTarget()
  Object.defineProperty(globalThis, 'window', { value: browser, configurable: true })
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true })
})
afterEach(() => {
  jest.useRealTimers()
  Reflect.deleteProperty(globalThis, 'window')
  Object.defineProperty(globalThis, 'navigator', own)
})

const never = () => new Promise<string>(() => undefined)

describe('work that needs the network', () => {
  it('has its outcome where there is one', async () => {
    expect(await unlessAway(async () => 'done')).toBe('done')
  })

  it('is not begun without a network', async () => {
    Object.defineProperty(globalThis, 'navigator', { value: { onLine: false } })
    const work = jest.fn(never)
    expect(await unlessAway(work)).toBeNull()
    expect(work).not.toHaveBeenCalled()
  })

  it('is given up when it fails, when the network goes, and when it hangs', async () => {
    expect(await unlessAway(() => Promise.reject(new TypeError('Failed to fetch')))).toBeNull()
    const going = unlessAway(never)
    browser.dispatchEvent(new Event('offline'))
    expect(await going).toBeNull()
    jest.useFakeTimers()
    const hanging = unlessAway(never)
    await jest.advanceTimersByTimeAsync(15_000)
    expect(await hanging).toBeNull()
  })

  it('is told to stop when nobody waits for it any more', async () => {
    let told: AbortSignal | undefined
    const going = unlessAway((signal) => {
      told = signal
      return never()
    })
    browser.dispatchEvent(new Event('offline'))
    await going
    expect(told?.aborted).toBe(true)
  })
})
