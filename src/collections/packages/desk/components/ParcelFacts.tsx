import { getTranslations } from 'next-intl/server'
import type { Formatters } from '@/kernel/i18n/formatters'
import type { ParcelView } from '../../operations/parcelView'

interface ParcelFactsProps {
  parcel: ParcelView
  format: Formatters
}

/** All that was written down of it, and whether anybody was told. */
export const ParcelFacts = async ({ parcel, format }: ParcelFactsProps) => {
  const t = await getTranslations('packages')
  const condition =
    parcel.condition === 'good'
      ? null
      : [t(`conditions.${parcel.condition}`), parcel.conditionNote].filter(Boolean).join(': ')
  const facts: [string, string | null][] = [
    [t('desk.kind'), t(`kinds.${parcel.kind}`)],
    [t('desk.recipientName'), parcel.recipientName],
    [t('desk.shelf'), parcel.shelf],
    [t('desk.tracking'), parcel.trackingNumber],
    [t('desk.size'), parcel.size && t(`sizes.${parcel.size}`)],
    [t('desk.condition'), condition],
    [t('desk.notes'), parcel.notes],
    [t('desk.columns.received'), format.dateTime(parcel.receivedAt)],
  ]
  return (
    <>
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="font-medium break-words">{value}</dd>
            </div>
          ),
        )}
      </dl>
      {parcel.isPerishable && <p className="mt-4 font-medium">{t('desk.perishable')}</p>}
      {parcel.unit !== null && (
        <p className="text-muted mt-4">
          {parcel.notifiedAt === null
            ? t('desk.notTold')
            : t('desk.told', { when: format.dateTime(parcel.notifiedAt) })}
        </p>
      )}
      {parcel.photoRemovedAt !== null && (
        <p className="text-muted mt-4">
          {t('reminder.photoRemoved', { day: format.date(parcel.photoRemovedAt) })}
        </p>
      )}
      {parcel.photo !== null && (
        <img src={parcel.photo} alt={t('resident.photo')} className="rounded-control mt-4 w-full" />
      )}
    </>
  )
}
