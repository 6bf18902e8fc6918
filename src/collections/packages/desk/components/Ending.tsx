import { getTranslations } from 'next-intl/server'
import type { Formatters } from '@/kernel/i18n/formatters'
import type { ClosingView, HandOverView } from '../../operations/endings'

interface EndingProps {
  handOver: HandOverView | null
  closing: ClosingView | null
  format: Formatters
}

/** How a parcel went: who signed, and how; or why nobody did, and who stood for it. */
export const Ending = async ({ handOver, closing, format }: EndingProps) => {
  const t = await getTranslations('packages')
  if (closing) {
    return (
      <p className="mb-4">
        {t('desk.closedBecause', {
          reason: t(`desk.reasons.${closing.reason}`),
          name: closing.supervisor ?? '–',
        })}
      </p>
    )
  }
  if (!handOver) return null
  const { collectorName: name, signature, items, signatureUrl, photoUrl } = handOver
  const { signatureRemovedAt, photoRemovedAt } = handOver
  const signed =
    signature === 'screen' ? t('handover.signedBy', { name }) : t('handover.signedOnPaper')
  return (
    <figure className="mb-5 flex flex-col gap-3">
      <figcaption>
        <span className="block font-medium">{signed}</span>
        <span className="text-muted">{t('handover.signedFor', { count: items })}</span>
      </figcaption>
      {signatureUrl !== null && (
        <img
          src={signatureUrl}
          alt={signed}
          className="border-line rounded-control w-full max-w-md border bg-[#fff]"
        />
      )}
      {signatureRemovedAt !== null && (
        <p>{t('reminder.signatureRemoved', { day: format.date(signatureRemovedAt) })}</p>
      )}
      {photoRemovedAt !== null && (
        <p>{t('reminder.releasePhotoRemoved', { day: format.date(photoRemovedAt) })}</p>
      )}
      {photoUrl !== null && (
        <img
          src={photoUrl}
          alt={t('handover.photo')}
          className="rounded-control w-full max-w-md"
          loading="lazy"
        />
      )}
    </figure>
  )
}
