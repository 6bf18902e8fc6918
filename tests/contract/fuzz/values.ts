import fc from 'fast-check'
import type { Field, FlattenedField } from 'payload'

/** Text that has broken servers before. */
const NASTY = [
  '',
  ' ',
  'null',
  'undefined',
  'true',
  '0',
  '-1',
  '1e999',
  'NaN',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfffy',
  '😀👩‍👩‍👧‍👦',
  'ａｂｃ',
  '\u202egnp.exe',
  "' or 1=1--",
  "'; drop table users; --",
  '1; select pg_sleep(10)',
  '" or ""="',
  '$1',
  '$ne',
  '{"$gt":""}',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '%00',
  '%E0%A4%A',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '${7*7}',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '2026-13-45T99:99:99Z',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '0000-00-00',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'a'.repeat(5000),
  '€'.repeat(2000),
]

export const text = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  )

const deep = (levels: number): unknown => {
  let value: unknown = 'bottom'
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

const numbers = () =>
  fc.constantFrom(
    0,
    -0,
    -1,
    1.5,
    1e21,
    1e308,
    -1e308,
    2 ** 31,
    2 ** 63,
    Number.MAX_SAFE_INTEGER,
    5e-324,
  )

/** Any JSON, wrong in every way. */
export const junk = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    text(),
    numbers(),
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom<unknown>([], {}, [null], [[]], { a: { b: [] } }, deep(60), deep(3000)),
    fc.array(text(), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        text(),
        fc.constantFrom('equals', '$ne', 'id', 'relationTo', 'value', '$push', '$inc'),
      ),
      fc.oneof(text(), numbers()),
      { maxKeys: 3 },
    ),
    fc.array(numbers(), { minLength: 200, maxLength: 300 }),
  )

export interface Known {
  /** Ids that are there, of every kind. */
  ids: readonly string[]
  /** The same by collection. */
  rows: ReadonlyMap<string, readonly string[]>
  communities: readonly string[]
  files: readonly string[]
}

/** A value that fits, so that the fuzz comes further than the first check. */
const fitting = (field: Field | FlattenedField, known: Known): fc.Arbitrary<unknown> => {
  switch (field.type) {
    case 'relationship':
    case 'upload':
      return fc.constantFrom(...(known.rows.get(String(field.relationTo)) ?? known.ids))
    case 'select':
    case 'radio':
      return fc.constantFrom(
        ...field.options.map((one) => (typeof one === 'string' ? one : one.value)),
      )
    case 'date':
      return fc.constantFrom('2026-01-02T03:04:05.000Z', '2030-12-31', '1970-01-01T00:00:00Z')
    case 'number':
      return fc.integer()
    case 'checkbox':
      return fc.boolean()
    case 'email':
      return fc.uuid().map((id) => `fuzz-${id}@example.org`)
    case 'json':
      return junk()
    case 'group':
      return body('flattenedFields' in field ? field.flattenedFields : field.fields, known)
    default:
      return fc.oneof(
        { weight: 5, arbitrary: fc.uuid().map((id) => id.slice(0, 8)) },
        { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
        { weight: 1, arbitrary: text() },
      )
  }
}

const STAMPS = new Set(['createdAt', 'updatedAt', 'id', 'sessions'])

/** A document for a collection: some of its fields right, some wrong, some that do not exist. */
export const body = (
  fields: readonly (Field | FlattenedField)[],
  known: Known,
): fc.Arbitrary<Record<string, unknown>> => {
  const shape = Object.fromEntries(
    fields.flatMap((field) =>
      'name' in field && !STAMPS.has(field.name)
        ? [[field.name, fitting(field, known)] as const]
        : [],
    ),
  )
  const names = [...Object.keys(shape), 'id', 'createdAt', 'password']
  const wrong = fc.dictionary(fc.oneof(fc.constantFrom(...names), text()), junk(), { maxKeys: 2 })
  return fc
    .tuple(
      fc.oneof(fc.record(shape), fc.record(shape, { requiredKeys: [] })),
      fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: wrong }),
    )
    .map(([own, other]) => ({ ...own, ...other }))
}

const OPERATORS = [
  'equals',
  'not_equals',
  'in',
  'not_in',
  'all',
  'exists',
  'like',
  'not_like',
  'contains',
  'greater_than',
  'greater_than_equal',
  'less_than',
  'less_than_equal',
  'near',
  'within',
  'intersects',
  '$ne',
  'constructor',
]

const pathOf = (names: readonly string[]) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: text() },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...names), fc.oneof(fc.constantFrom(...names), text()))
        .map((parts) => parts.join('.')),
    },
  )

type Pair = readonly [string, string]

/** The parts of an address that Payload reads. */
export const query = (names: readonly string[], known: Known): fc.Arbitrary<string> => {
  const value = fc.oneof(
    text(),
    fc.constantFrom(...known.ids, '2026-01-01', 'true', '3', 'received'),
  )
  const path = pathOf(names)
  const where: fc.Arbitrary<Pair> = fc
    .tuple(
      fc.constantFrom(
        'where',
        'where[and][0]',
        'where[or][0][and][1]',
        'where[and]',
        'where[AND][x]',
        'where[]',
      ),
      path,
      fc.oneof(fc.constantFrom(...OPERATORS), text()),
      fc.constantFrom('', '', '', '[]', '[0]', '[a]', '[a][b][c]'),
      value,
    )
    .map(([stem, field, operator, tail, said]) => [`${stem}[${field}][${operator}]${tail}`, said])
  const whole: fc.Arbitrary<Pair> = fc.tuple(
    fc.constantFrom('where', 'data', 'select', 'populate', 'joins', 'sort', 'locale', 'draft'),
    fc.oneof(
      value,
      fc.constantFrom('{', '[]', '{"and":1}', '{"id":{"equals":{"a":1}}}', 'null', '"x"', '{}'),
    ),
  )
  const numbered: fc.Arbitrary<Pair> = fc.tuple(
    fc.constantFrom('limit', 'page', 'depth', 'limit[]', 'page[a]'),
    fc.constantFrom(
      '0',
      '1',
      '10',
      '-1',
      '1.5',
      '1e9',
      '1e999',
      'NaN',
      'x',
      '',
      '99999999999999999999',
    ),
  )
  const tree: fc.Arbitrary<Pair> = fc
    .tuple(
      fc.constantFrom('select', 'populate', 'joins', 'populate[users]', 'joins[x]'),
      path,
      fc.constantFrom('', '', '[x]', '[x][y][z]'),
      fc.constantFrom('true', 'false', '1', '', 'x'),
    )
    .map(([stem, field, tail, said]) => [`${stem}[${field}]${tail}`, said])
  const sorted: fc.Arbitrary<Pair> = fc
    .tuple(fc.constantFrom('sort', 'sort[]', 'sort[a]'), fc.constantFrom('', '-', '--'), path)
    .map(([name, sign, field]) => [name, `${sign}${field}`])
  const flag: fc.Arbitrary<Pair> = fc.tuple(
    fc.constantFrom(
      'draft',
      'trash',
      'pagination',
      'locale',
      'fallback-locale',
      'fallbackLocale',
      'autosave',
      'overrideLock',
      'overrideAccess',
      'showHiddenFields',
      'publishAllLocales',
      'depth',
    ),
    fc.oneof(fc.constantFrom('true', 'false', '*', 'all', 'en', 'fr'), text()),
  )
  return fc
    .array(fc.oneof(where, where, numbered, tree, sorted, flag, whole), { maxLength: 3 })
    .map((pairs) => pairs.map(([name, said]) => `${encode(name)}=${encode(said)}`).join('&'))
}

export const wellFormed = (value: string): string => Buffer.from(value).toString()

/** A lone surrogate has no encoding: it goes as the bytes that a careless client would send. */
export const encode = (value: string): string =>
  encodeURIComponent(wellFormed(value)).replaceAll('%5B', '[').replaceAll('%5D', ']')
