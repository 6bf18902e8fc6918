/** `3`, `3.2`, `3.2a`, `IV`, `B-12`. */
export const NUMBER = /^[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*$/u
export const MAX_NUMBER = 12

const collator = new Intl.Collator('en', { numeric: true })

/** As people count: 3.2 before 3.10. */
export const byNumber = (a: { number: string }, b: { number: string }): number =>
  collator.compare(a.number, b.number)

/** Where a clause stands on the page of its book. */
export const anchorOf = (number: string): string => `clause-${number.toLowerCase()}`
