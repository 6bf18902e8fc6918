import type { Range } from './sealing/envelope'

/**
 * The part of a file that a `Range` header asks for: null for all of it, as for several parts at
 * once, which nobody must answer; `none` where the file has no such part.
 */
export const readRange = (header: string | null, length: number): Range | null | 'none' => {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  const [, first = '', last = ''] = match ?? []
  if (!match || (first === '' && last === '')) return null
  if (first === '') {
    const from = Math.max(0, length - Number(last))
    return Number(last) === 0 || length === 0 ? 'none' : { from, to: length }
  }
  const from = Number(first)
  const to = last === '' ? length : Math.min(Number(last) + 1, length)
  if (last !== '' && Number(last) < from) return null
  return from >= length ? 'none' : { from, to }
}
