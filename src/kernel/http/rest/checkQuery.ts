import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { badQuery, checkWhere } from './checkWhere'

const WHOLE = /^\d{1,6}$/
const SORT = /^-?\w+(?:\.\w+)*$/
const MAX_SORTS = 5
const MAX_DEPTH = 5

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const checkNumber = (name: string, value: unknown): void => {
  if (typeof value !== 'string' || !WHOLE.test(value)) throw badQuery(name)
  if (name === 'page' && Number(value) === 0) throw badQuery(name)
}

const checkSort = (value: unknown): void => {
  const sorts: unknown[] = typeof value === 'string' ? value.split(',') : [value].flat()
  const isFine = sorts.every((sort) => typeof sort === 'string' && SORT.test(sort))
  if (!isFine || sorts.length > MAX_SORTS) throw badQuery('sort')
}

/** A tree whose leaves are yes or no. */
const checkTree = (name: string, value: unknown, depth = 0): void => {
  if (value === 'true' || value === 'false') {
    if (depth === 0) throw badQuery(name)
    return
  }
  if (!isRecord(value) || depth > MAX_DEPTH) throw badQuery(name)
  for (const [key, leaf] of Object.entries(value)) {
    if (!/^\w+(?:-\w+)*$/.test(key)) throw badQuery(name)
    checkTree(`${name}[${key}]`, leaf, depth + 1)
  }
}

/** Payload reads JSON text here, and without a look at what it says. */
const parsedWhere = (where: unknown): unknown => {
  if (typeof where !== 'string') return where
  try {
    const value: unknown = JSON.parse(where)
    return value
  } catch {
    throw badQuery('where')
  }
}

/**
 * Looks at what Payload's REST routes take from an address, before they do; an empty value counts
 * as none. @throws AppError 400 `query.invalid` with the place.
 */
export const checkQuery = (req: PayloadRequest, collection: SanitizedCollectionConfig): void => {
  const { query } = req
  for (const [name, value] of Object.entries(query)) {
    // Payload's login leaves a depth without a value behind.
    if (value === '' || value === undefined) Reflect.deleteProperty(query, name)
  }
  for (const name of ['limit', 'page', 'depth']) {
    if (name in query) checkNumber(name, query[name])
  }
  if ('sort' in query) checkSort(query['sort'])
  for (const name of ['select', 'populate'] as const) {
    if (name in query) checkTree(name, query[name])
  }
  // No collection has a join that is asked for by address.
  if ('joins' in query && query['joins'] !== 'false') throw badQuery('joins')
  // Payload would take a whole document from an address.
  Reflect.deleteProperty(query, 'data')
  if ('where' in query) {
    const where = parsedWhere(query['where'])
    checkWhere(where, collection, req)
    query['where'] = where
  }
}
