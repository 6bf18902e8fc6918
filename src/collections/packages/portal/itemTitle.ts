import type { ParcelView } from '../operations/parcelView'

type Translate = (key: string, values?: Record<string, string>) => string

/** What it is and from whom, as a title: `A parcel from DHL`, `Your laundry`. */
export const itemTitle = (
  { kind, carrier, carrierName }: Pick<ParcelView, 'kind' | 'carrier' | 'carrierName'>,
  t: Translate,
): string =>
  t(`items.${kind}`, {
    carrier: carrier === 'hand' ? 'none' : (carrierName ?? t(`carriers.${carrier}`)),
  })
