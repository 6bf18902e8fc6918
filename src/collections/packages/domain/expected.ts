import { plainNumber } from './trackingNumber'

const FEWEST_SIGNS = 8
const FEWEST_DIGITS = 5

/**
 * A tracking number as it is compared, whole with whole; undefined for what is too short to be one: a few
 * signs would mean parcels of others.
 */
export const wholeNumber = (typed: string): string | undefined => {
  const number = plainNumber(typed)
  const digits = number.replaceAll(/\D/g, '')
  const isNumber = /^[0-9A-Z]+$/.test(number)
  return isNumber && number.length >= FEWEST_SIGNS && digits.length >= FEWEST_DIGITS
    ? number
    : undefined
}

/** What has to be said so that a desk can look for it; the control that is missing. */
export const missingOfExpected = ({
  carrier,
  carrierName,
  trackingNumber,
}: {
  carrier?: string | undefined
  carrierName?: string | undefined
  trackingNumber?: string | undefined
}): 'trackingNumber' | 'carrierName' | undefined => {
  if (carrier === 'other' && carrierName === undefined) return 'carrierName'
  return carrier === undefined && trackingNumber === undefined ? 'trackingNumber' : undefined
}
