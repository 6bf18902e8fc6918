/**
 * The option that a key leads to in a list of `count`; -1 is the text itself, as in the pattern
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export const moveActive = (key: 'ArrowDown' | 'ArrowUp', active: number, count: number): number => {
  if (count === 0) return -1
  if (key === 'ArrowDown') return active + 1 >= count ? 0 : active + 1
  return active <= 0 ? count - 1 : active - 1
}
