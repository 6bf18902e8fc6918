import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { DataList } from '@/components/ui/DataList'
import type { PortalContext } from '@/kernel/portal/context'
import type { ParcelView } from '../../operations/parcelView'
import { TONES } from '../../portal/components/ParcelList'

interface DeskTableProps {
  context: PortalContext
  parcels: readonly ParcelView[]
  caption: string
  /** Closed parcels show how they ended instead of where they lie. */
  isHistory?: boolean
  /** By parcel: since when it is due to go back, shown instead of when it came. */
  goesBack?: ReadonlyMap<string, string>
  /** By parcel: what residents have said of whose it is. */
  hints?: ReadonlyMap<string, readonly string[]>
}

export const DeskTable = async ({
  context,
  parcels,
  caption,
  isHistory,
  goesBack,
  hints,
}: DeskTableProps) => {
  const t = await getTranslations('packages')
  const now = new Date()
  const { format, community } = context
  const nothing = '–'
  const received = goesBack ? t('reminder.dueSince') : t('desk.columns.received')
  return (
    <DataList
      caption={caption}
      columns={[
        { key: 'unit', header: t('desk.columns.unit'), isTitle: true },
        { key: 'name', header: t('desk.columns.name') },
        { key: 'parcel', header: t('desk.columns.parcel') },
        {
          key: 'place',
          header: isHistory ? t('desk.columns.status') : t('desk.columns.shelf'),
        },
        { key: 'when', header: isHistory ? t('desk.columns.closed') : received },
      ]}
      rows={parcels.map((parcel) => {
        const waits = goesBack?.get(parcel.id) ?? parcel.receivedAt
        const at = isHistory ? (parcel.closedAt ?? parcel.receivedAt) : waits
        return {
          id: parcel.id,
          href: `/c/${community.slug}/desk/packages/${parcel.id}`,
          cells: {
            unit: (
              <span className="whitespace-nowrap">
                {parcel.unit?.label ?? t('desk.unknownUnit')}
              </span>
            ),
            name: (
              <>
                {parcel.recipientName ?? nothing}
                {hints?.get(parcel.id)?.map((hint) => (
                  <span key={hint} className="text-muted block max-w-xl break-words">
                    {hint}
                  </span>
                ))}
              </>
            ),
            parcel: [
              // A parcel is what most things are.
              ...(parcel.kind === 'parcel' ? [] : [t(`kinds.${parcel.kind}`)]),
              parcel.carrierName ?? t(`carriers.${parcel.carrier}`),
            ].join(' · '),
            place: isHistory ? (
              <Badge tone={TONES[parcel.status]}>{t(`status.${parcel.status}`)}</Badge>
            ) : (
              (parcel.shelf ?? nothing)
            ),
            when: <time dateTime={at}>{format.brief(at, now)}</time>,
          },
        }
      })}
    />
  )
}
