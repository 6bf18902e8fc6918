import { readLabel, readScan } from './pickupCode'
import { plainNumber } from './trackingNumber'
import { isTrackingCode } from './wedge'

/** What the code on a thing names: its record, a pickup code, or a carrier's number. */
export type ThingCode =
  | { by: 'id'; id: string; communitySlug: string }
  | { by: 'pickup'; code: string; communitySlug: string | null; number: string }
  | { by: 'number'; number: string }

export const readThing = (text: string): ThingCode => {
  const label = readLabel(text)
  if (label) return { by: 'id', ...label }
  const number = plainNumber(text)
  const scan = readScan(text)
  // A short number of a carrier may look like a pickup code.
  return scan
    ? { by: 'pickup', code: scan.code, communitySlug: scan.communitySlug, number }
    : { by: 'number', number }
}

/** What a scanner types on a shelf: besides a carrier's number the address on our own label. */
export const isThingCode = (text: string): boolean =>
  isTrackingCode(text) || readThing(text).by === 'id'
