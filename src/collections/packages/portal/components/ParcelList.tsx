import { Package } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import type { Tone } from '@/components/ui/Badge'
import { List, ListItem } from '@/components/ui/List'
import type { PortalContext } from '@/kernel/portal/context'
import type { ParcelState } from '../../domain/parcel'
import type { ParcelView } from '../../operations/parcelView'
import { photosOf } from '../history'
import { itemTitle } from '../itemTitle'

export const TONES: Readonly<Record<ParcelState, Tone>> = {
  received: 'accent',
  collected: 'success',
  returned: 'neutral',
  forwarded: 'neutral',
  lost: 'danger',
}

interface ParcelListProps {
  context: PortalContext
  parcels: readonly ParcelView[]
  now: Date
  /** By parcel: since when it does not wait any more, shown instead of when it came. */
  ended?: ReadonlyMap<string, string>
}

const Picture = ({ url, alt }: { url: string | undefined; alt: string }) =>
  url === undefined ? (
    <span className="bg-accent-soft text-accent rounded-control grid size-12 place-items-center">
      <Package aria-hidden className="size-6" />
    </span>
  ) : (
    <img
      src={url}
      alt={alt}
      width={48}
      height={48}
      className="rounded-control bg-sunken size-12 object-cover"
    />
  )

/** Parcels as rows; each leads to its own page. */
export const ParcelList = async ({ context, parcels, now, ended }: ParcelListProps) => {
  const [t, photos] = await Promise.all([getTranslations('packages'), photosOf(context, parcels)])
  const { format, community } = context
  const textOf = ({ collectorName, recipientName, unit }: ParcelView): string => {
    const whose = recipientName ?? t('home.unit', { unit: unit?.label ?? '' })
    if (!ended || collectorName === null) return whose
    return [whose, t('resident.collectedBy', { name: collectorName })].join(' · ')
  }
  return (
    <List>
      {parcels.map((parcel) => {
        const title = itemTitle(parcel, t)
        const at = ended?.get(parcel.id) ?? parcel.receivedAt
        return (
          <ListItem
            key={parcel.id}
            href={`/c/${community.slug}/packages/${parcel.id}`}
            leading={
              <Picture url={photos.get(parcel.id)} alt={t('resident.photoOf', { item: title })} />
            }
            title={title}
            text={textOf(parcel)}
            meta={<time dateTime={at}>{format.brief(at, now)}</time>}
            // Who has it says as much.
            {...(parcel.status !== 'received' &&
              !(ended && parcel.collectorName !== null) && {
                badges: <Badge tone={TONES[parcel.status]}>{t(`status.${parcel.status}`)}</Badge>,
              })}
          />
        )
      })}
    </List>
  )
}
