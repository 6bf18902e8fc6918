import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/LinkButton'
import type { ParcelView } from '../../operations/parcelView'

interface HandOverLinksProps {
  /** Its slug. */
  community: string
  parcels: readonly ParcelView[]
}

/** A way to everything of each unit that a search found something of. */
export const HandOverLinks = async ({ community, parcels }: HandOverLinksProps) => {
  const t = await getTranslations('packages.handover')
  const units = new Map<string, { label: string; count: number }>()
  for (const { unit } of parcels) {
    if (unit === null) continue
    units.set(unit.id, { label: unit.label, count: (units.get(unit.id)?.count ?? 0) + 1 })
  }
  return (
    <ul role="list" className="mb-4 flex flex-wrap gap-3">
      {[...units].map(([id, { label, count }]) => (
        <li key={id}>
          <LinkButton href={`/c/${community}/desk/handover/${id}`} variant="primary">
            {t('allOf', { count, unit: label })}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}
