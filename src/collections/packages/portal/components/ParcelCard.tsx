import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import type { Formatters } from '@/kernel/i18n/formatters'
import { spellCode } from '../../domain/pickupCode'
import type { HandOverView } from '../../operations/endings'
import type { ParcelView } from '../../operations/parcelView'
import { itemTitle } from '../itemTitle'
import { BrightCode } from './BrightCode'
import { TONES } from './ParcelList'

interface ParcelCardProps {
  parcel: ParcelView
  /** Data URL of the QR code; null once the parcel does not wait any more. */
  qr: string | null
  /** Of whoever signed for it. */
  handOver: HandOverView | null
  /** From when on it goes back, where nobody collects it; ISO 8601, UTC. */
  goesBack: string | null
  format: Formatters
}

/** What a resident needs at the desk: the code, large, and which parcel it is for. */
export const ParcelCard = async ({ parcel, qr, handOver, goesBack, format }: ParcelCardProps) => {
  const t = await getTranslations('packages')
  const facts = [
    parcel.recipientName && t('resident.forName', { name: parcel.recipientName }),
    t('resident.receivedAt', { when: format.dateTime(parcel.receivedAt) }),
    goesBack && t('reminder.ownGoesBack', { day: format.date(goesBack) }),
    parcel.closedAt &&
      parcel.status === 'collected' &&
      t('resident.closedAt', { when: format.dateTime(parcel.closedAt) }),
    parcel.collectorName && t('resident.collectedBy', { name: parcel.collectorName }),
    parcel.trackingNumber && `${t('resident.tracking')} ${parcel.trackingNumber}`,
    handOver?.signatureRemovedAt &&
      t('reminder.signatureRemoved', { day: format.date(handOver.signatureRemovedAt) }),
    parcel.photoRemovedAt &&
      t('reminder.photoRemoved', { day: format.date(parcel.photoRemovedAt) }),
  ].flatMap((fact) => (typeof fact === 'string' && fact !== '' ? [fact] : []))
  return (
    <Card>
      <Badge tone={TONES[parcel.status]}>{t(`status.${parcel.status}`)}</Badge>
      {qr !== null && (
        <div className="mt-5">
          <p className="mb-3 text-center text-lg font-semibold">{t('resident.showCode')}</p>
          <BrightCode
            src={qr}
            alt={t('resident.codeAlt')}
            title={itemTitle(parcel, t)}
            labels={{ open: t('own.bright.open'), close: t('own.bright.close') }}
          >
            <span className="sr-only">{t('resident.code')}: </span>
            <data value={parcel.pickupCode}>{spellCode(parcel.pickupCode)}</data>
          </BrightCode>
        </div>
      )}
      <ul className="text-muted mt-5 flex flex-col gap-1">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {handOver?.signatureUrl != null && (
        <figure className="mt-5">
          <figcaption className="font-medium">{t('handover.youSigned')}</figcaption>
          <img
            src={handOver.signatureUrl}
            alt={t('handover.signedBy', { name: handOver.collectorName })}
            className="border-line rounded-control mt-2 w-full max-w-md border bg-[#fff]"
          />
        </figure>
      )}
      {parcel.photo !== null && (
        <img
          src={parcel.photo}
          alt={t('resident.photo')}
          className="rounded-control mt-5 w-full"
          loading="lazy"
        />
      )}
    </Card>
  )
}
