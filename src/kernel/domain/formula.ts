/** A sign before which a spreadsheet would see a formula. */
const FORMULA = /^'*[=+\-@\t\r]/
const NEUTRALISED = /^'+[=+\-@\t\r]/

/** The value as a cell that no spreadsheet runs. */
export const neutralise = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)

/** What `neutralise` added is taken away again. */
export const plain = (value: string): string => (NEUTRALISED.test(value) ? value.slice(1) : value)
