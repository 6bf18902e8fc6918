import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * A phone number as E.164, or null where it is none. A number without a country's code is read as
 * one of `country` (ISO 3166, two letters).
 */
export const toE164 = (text: string, country?: string | null): string | null => {
  const region = country?.toUpperCase()
  const parsed =
    region !== undefined && isSupportedCountry(region)
      ? parsePhoneNumberFromString(text, region)
      : parsePhoneNumberFromString(text)
  return parsed?.isValid() === true ? parsed.number : null
}
