'use client'

import type { ImportView } from '../operations/imports'

export type ShownImport = ImportView

const isImport = (body: unknown): body is ImportView =>
  typeof body === 'object' && body !== null && 'preview' in body && 'state' in body

/** The import in an answer of the API, which promises its shape. */
export const readImport = (body: unknown): ImportView | null => (isImport(body) ? body : null)
