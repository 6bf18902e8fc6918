import { getTranslation } from '@payloadcms/translations'
import type { CollectionBeforeDeleteHook, CollectionConfig, CollectionSlug, Payload } from 'payload'
import { AppError } from '../errors'
import { referencesIn } from './references'

interface Linked {
  slug: string
  field: string
  labels: CollectionConfig['labels']
}

interface Linking {
  config: Omit<CollectionConfig, 'access'>
  onDelete?: Readonly<Record<string, 'cascade'>>
}

const linksTo = (target: string, all: readonly Linking[]): Linked[] =>
  all.flatMap(({ config: { slug, fields, labels }, onDelete = {} }) =>
    referencesIn(fields).flatMap(({ path, relationTo }) => {
      const field = path.join('.')
      const isPlain = !path.includes('[]') && relationTo.length === 1
      const isLink = isPlain && relationTo[0] === target && onDelete[field] === undefined
      return isLink ? [{ slug, field, labels }] : []
    }),
  )

const isCollection = ({ collections }: Payload, slug: string): slug is CollectionSlug =>
  slug in collections

/**
 * Keeps a row that others point at, and says which ones: "3 packages, 1 membership". The foreign
 * keys would refuse it too, without a word that helps.
 */
export const refuseReferenced = (
  target: string,
  all: readonly Linking[],
): CollectionBeforeDeleteHook => {
  const links = linksTo(target, all)
  return async ({ id, req }) => {
    const counts = new Map<string, number>()
    for (const { slug, field, labels } of links) {
      if (!isCollection(req.payload, slug)) continue
      const { totalDocs } = await req.payload.db.count({
        collection: slug,
        req,
        where: { [field]: { equals: id } },
      })
      if (totalDocs === 0) continue
      const isOne = totalDocs === 1
      const label = isOne ? labels?.singular : labels?.plural
      const name = typeof label === 'function' ? slug : getTranslation(label ?? slug, req.i18n)
      counts.set(name, (counts.get(name) ?? 0) + totalDocs)
    }
    if (counts.size === 0) return
    const referrers = [...counts].map(([name, count]) => `${String(count)} ${name}`).join(', ')
    throw new AppError({ code: 'records.in-use', status: 409, details: { referrers } })
  }
}
