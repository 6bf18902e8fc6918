/**
 * The value below which a share of the samples lies, by nearest rank.
 * @param {readonly number[]} samples
 * @param {number} share 0 to 1
 */
function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/**
 * @param {number} value
 * @param {number} [digits]
 */
export function rounded(value, digits = 1) {
  return Number(value.toFixed(digits))
}

/** @param {readonly number[]} samples milliseconds */
export function spread(samples) {
  return {
    samples: samples.length,
    p50: rounded(quantile(samples, 0.5)),
    p95: rounded(quantile(samples, 0.95)),
    max: rounded(quantile(samples, 1)),
  }
}
