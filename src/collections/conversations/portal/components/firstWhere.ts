/**
 * The first of some places in order from which on something holds; `count` where it holds for none.
 * It asks of as many as halving takes.
 */
export const firstWhere = (count: number, holds: (index: number) => boolean): number => {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
