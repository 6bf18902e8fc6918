/**
 * The sums by which carriers protect their numbers. Letters stand for digits where the carrier says so.
 * https://github.com/jkeen/tracking_number_data/blob/main/CHECKSUM_ALGORITHMS.md
 */

const digitsOf = (digits: string): number[] => Array.from(digits, Number)

/** Sum of the digits, each times its weight; the weights are repeated as long as there are digits. */
const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  digits.reduce((sum, digit, index) => sum + digit * (weights[index % weights.length] ?? 0), 0)

const last = (code: string): number => Number(code.slice(-1))

/** The last digit makes the weighted sum a multiple of ten. */
export const endsMod10 = (code: string, weights: readonly number[]): boolean =>
  (10 - (weighted(digitsOf(code.slice(0, -1)), weights) % 10)) % 10 === last(code)

/** The same with the weights counted from the right, as in the numbers of GS1. */
export const endsMod10FromRight = (code: string, weights: readonly number[]): boolean =>
  (10 - (weighted(digitsOf(code.slice(0, -1)).reverse(), weights) % 10)) % 10 === last(code)

/** UPS: letters count as in their table, A=2, B=3 … I=0, J=1 …; every second sign counts twice. */
export const endsUps = (code: string): boolean => {
  const values = Array.from(code.slice(2, -1), (sign) =>
    /\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10,
  )
  return (10 - (weighted(values, [1, 2]) % 10)) % 10 === last(code)
}

/** FedEx Express: the remainder by 11, of which a 10 becomes a 0. */
export const endsMod11 = (code: string): boolean =>
  (weighted(digitsOf(code.slice(0, -1)), [3, 1, 7]) % 11) % 10 === last(code)

/** DHL Express: the number before it, modulo seven. */
export const endsMod7 = (code: string): boolean => Number(code.slice(0, -1)) % 7 === last(code)

/** UPU S10, section 4: weights 8 6 4 2 3 5 9 7; 11 minus the remainder, 10 is 0 and 11 is 5. */
export const endsS10 = (digits: string): boolean => {
  const rest = weighted(digitsOf(digits.slice(0, -1)), [8, 6, 4, 2, 3, 5, 9, 7]) % 11
  const check = rest === 0 ? 5 : rest === 1 ? 0 : 11 - rest
  return check === last(digits)
}

/** ISO/IEC 7812-1, as on bank cards. */
export const endsLuhn = (code: string): boolean => {
  const sum = digitsOf(code)
    .reverse()
    .map((digit, index) => (index % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2))
    .reduce((total, digit) => total + digit, 0)
  return sum % 10 === 0
}

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** DPD: ISO/IEC 7064, MOD 37,36. */
export const endsMod37 = (code: string): boolean => {
  let carry = 36
  for (const sign of code.slice(0, -1)) {
    const sum = (carry + SIGNS.indexOf(sign)) % 36
    carry = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return SIGNS.indexOf(code.slice(-1)) === (37 - carry) % 36
}
