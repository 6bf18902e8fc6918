import type { ParcelView } from '../operations/parcelView'

/** One thing in a line, as the desk tells it from others: `Letter · DHL · JD 014 · A1`. */
export const itemLine = (
  { kind, carrier, carrierName, recipientName, trackingNumber, shelf }: ParcelView,
  t: (key: string) => string,
): string =>
  [
    ...(kind === 'parcel' ? [] : [t(`kinds.${kind}`)]),
    carrierName ?? t(`carriers.${carrier}`),
    recipientName,
    trackingNumber,
    shelf,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' · ')
