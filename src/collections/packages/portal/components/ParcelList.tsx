import { Package } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import type { Tone } from '@/components/ui/Badge'
import { List, ListItem } from '@/components/ui/List'
import type { PortalContext } from '@/kernel/portal/context'
import type { ParcelState } from '../../domain/parcel'
import type { ParcelView } from '../../operations/parcelView'
import { itemTitle } from '../itemTitle'

export const TONES: Readonly<Record<ParcelState, Tone>> = {
  received: 'accent',
  collected: 'success',
  returned: 'neutral',
  lost: 'danger',
}

interface ParcelListProps {
  context: PortalContext
  parcels: readonly ParcelView[]
  now: Date
}

/** Parcels as rows; each leads to its own page. */
export const ParcelList = async ({ context, parcels, now }: ParcelListProps) => {
  const t = await getTranslations('packages')
  const { format, community } = context
  return (
    <List>
      {parcels.map((parcel) => (
        <ListItem
          key={parcel.id}
          href={`/c/${community.slug}/packages/${parcel.id}`}
          leading={
            <span className="bg-accent-soft text-accent rounded-control grid size-12 place-items-center">
              <Package aria-hidden className="size-6" />
            </span>
          }
          title={itemTitle(parcel, t)}
          text={parcel.recipientName ?? t('home.unit', { unit: parcel.unit?.label ?? '' })}
          meta={<time dateTime={parcel.receivedAt}>{format.brief(parcel.receivedAt, now)}</time>}
          {...(parcel.status !== 'received' && {
            badges: <Badge tone={TONES[parcel.status]}>{t(`status.${parcel.status}`)}</Badge>,
          })}
        />
      ))}
    </List>
  )
}
