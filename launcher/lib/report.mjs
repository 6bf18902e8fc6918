const isTerminal = process.stdout.isTTY === true

/** @param {number} since a time from performance.now() */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

/** @param {string} line */
export function say(line = '') {
  console.log(line)
}

/**
 * Runs one step and shows it: what it is while it runs, and how long it took when it is done. On a
 * terminal the two share a line.
 * @template T
 * @param {string} label
 * @param {() => Promise<T> | T} work
 * @param {{ isLong?: boolean }} [options] a long step announces itself in a plain log too
 * @returns {Promise<T>}
 */
export async function step(label, work, { isLong = false } = {}) {
  const since = performance.now()
  if (isTerminal) process.stdout.write(`  …  ${label}`)
  else if (isLong) console.log(`  …  ${label}`)
  try {
    const result = await work()
    const detail = typeof result === 'string' ? ` ${result}` : ''
    console.log(`${isTerminal ? '\r\x1b[K' : ''}  ok ${label}${detail} (${seconds(since)})`)
    return result
  } catch (error) {
    if (isTerminal) process.stdout.write('\r\x1b[K')
    console.log(`  -- ${label}: failed (${seconds(since)})`)
    throw error
  }
}

/**
 * Rows as columns of equal width.
 * @param {string[][]} rows
 * @returns {string[]}
 */
export function columns(rows) {
  /** @type {number[]} */
  const widths = []
  for (const row of rows) {
    row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)))
  }
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('   ')
      .trimEnd(),
  )
}
