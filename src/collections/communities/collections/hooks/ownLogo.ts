import type { CollectionBeforeChangeHook } from 'payload'
import { AppError } from '@/kernel/errors'

const idOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : undefined
}

/**
 * A community's logo is one of its own pictures. The guard of the kernel watches rows that belong to
 * a community; this row is one. A new community has no pictures yet.
 */
export const ownLogo: CollectionBeforeChangeHook = async ({ data, originalDoc, req }) => {
  const logo = idOf(data['logo'])
  if (logo === undefined) return data
  const { totalDocs } = await req.payload.db.count({
    collection: 'media',
    req,
    where: {
      and: [{ id: { equals: logo } }, { community: { equals: idOf(originalDoc) ?? null } }],
    },
  })
  if (totalDocs === 0) {
    throw new AppError({ code: 'tenancy.foreign-reference', status: 400, field: 'logo' })
  }
  return data
}
