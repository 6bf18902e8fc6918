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
  const units = new Map(
    parcels.flatMap(({ unit }) => (unit ? [[unit.id, unit.label] as const] : [])),
  )
  return (
    <ul role="list" className="mb-4 flex flex-wrap gap-3">
      {[...units].map(([id, label]) => (
        <li key={id}>
          <LinkButton href={`/c/${community}/desk/handover/${id}`} variant="primary">
            {t('allOf', { unit: label })}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}
