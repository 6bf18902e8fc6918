import type { SanitizedCollectionConfig } from 'payload'
import type { PayloadRequest } from 'payload'
import { AppError } from '../../errors'
import { kindAt } from './fieldKind'
import type { Kind } from './fieldKind'

const EQUAL = ['equals', 'not_equals', 'in', 'not_in', 'exists']
const ORDER = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal']
const WORDS = ['like', 'not_like', 'contains']
const LISTS = new Set(['in', 'not_in', 'all'])

/** Comparisons that Postgres has an answer to; Payload would pass on the others and fail. */
const OPERATORS: Readonly<Record<Kind, ReadonlySet<string>>> = {
  text: new Set([...EQUAL, ...ORDER, ...WORDS]),
  ordered: new Set([...EQUAL, ...ORDER]),
  date: new Set([...EQUAL, ...ORDER]),
  choice: new Set(EQUAL),
  flag: new Set(['equals', 'not_equals', 'exists']),
  id: new Set(EQUAL),
  opaque: new Set(['exists']),
}

/** Of a path that we do not know, Payload says whether it is there; it asks with any operator. */
const SOME: ReadonlySet<string> = new Set([...EQUAL, ...ORDER, ...WORDS])

const MAX_DEPTH = 6
const MAX_CONDITIONS = 100
const MAX_VALUES = 1000
const MAX_TEXT = 500

const EARLIEST = Date.parse('0001-01-01T00:00:00Z')
const LATEST = Date.parse('9999-12-31T23:59:59Z')

export const badQuery = (field: string): AppError =>
  new AppError({ code: 'query.invalid', status: 400, field })

const isDate = (text: string): boolean => {
  const at = new Date(text).getTime()
  return at >= EARLIEST && at <= LATEST
}

const isNothing = (text: string): boolean => text === '' || text === 'null'

const FITS: Readonly<Record<Kind, (text: string) => boolean>> = {
  text: () => true,
  ordered: (text) => isNothing(text) || /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text),
  date: (text) => isNothing(text) || isDate(text),
  choice: () => true,
  flag: (text) => ['true', 'false', 'null', ''].includes(text.toLowerCase()),
  id: () => true,
  opaque: () => true,
}

const checkValue = (kind: Kind, operator: string, value: unknown, field: string): void => {
  if (value === null) return
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
    throw badQuery(field)
  }
  const text = String(value)
  if (text.length > MAX_TEXT || text.includes('\0')) throw badQuery(field)
  if (operator === 'exists') {
    if (!FITS.flag(text)) throw badQuery(field)
  } else if (!FITS[kind](text)) throw badQuery(field)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Looks at a client's filter before Payload does, which passes comparisons on that the database
 * refuses, and reads JSON text without a look. An unknown path is left to Payload, which also knows
 * who may read what.
 * @throws AppError 400 `query.invalid` with the place.
 */
export const checkWhere = (
  where: unknown,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
  { at = 'where', depth = 0, count = { conditions: 0 } } = {},
): void => {
  if (!isRecord(where) || depth > MAX_DEPTH) throw badQuery(at)
  for (const [path, condition] of Object.entries(where)) {
    const field = `${at}[${path}]`
    if (path.toLowerCase() === 'and' || path.toLowerCase() === 'or') {
      // The panel leaves an empty list behind when its last filter is taken away.
      const parts: unknown[] =
        condition === '' || condition === undefined
          ? []
          : Array.isArray(condition)
            ? condition
            : isRecord(condition)
              ? Object.values(condition)
              : [condition]
      for (const part of parts) checkWhere(part, collection, req, { at, depth: depth + 1, count })
      continue
    }
    if (!isRecord(condition)) throw badQuery(field)
    const kind = kindAt(collection.flattenedFields, path, req.payload.collections)
    for (const [operator, value] of Object.entries(condition)) {
      count.conditions += 1
      if (count.conditions > MAX_CONDITIONS) throw badQuery(at)
      const here = `${field}[${operator}]`
      if (!(kind === undefined ? SOME : OPERATORS[kind]).has(operator)) throw badQuery(here)
      const isList = Array.isArray(value)
      if (isList && (!LISTS.has(operator) || value.length > MAX_VALUES)) throw badQuery(here)
      for (const one of isList ? value : LISTS.has(operator) ? textsOf(value) : [value]) {
        checkValue(kind ?? 'text', operator, one, here)
      }
    }
  }
}

/** `in` takes `a,b` too. */
const textsOf = (value: unknown): unknown[] =>
  typeof value === 'string' ? value.split(',') : [value]
