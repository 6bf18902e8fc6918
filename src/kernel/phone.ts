import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/**
 * A phone number as E.164 (`+33612345678`), or null where it is none that could be called. A number
 * without a country's code is read as one of `country` (ISO 3166, two letters).
 */
export const toE164 = (text: string, country?: string | null): string | null => {
  const region = country?.toUpperCase()
  const parsed =
    region !== undefined && isSupportedCountry(region)
      ? parsePhoneNumberFromString(text, { defaultCountry: region, extract: false })
      : parsePhoneNumberFromString(text, { extract: false })
  return parsed?.isValid() === true ? parsed.number : null
}

/** E.164 for people: as one dials it at home in its own `country`, with the prefix elsewhere. */
export const formatPhone = (e164: string, country?: string | null): string => {
  const parsed = parsePhoneNumberFromString(e164)
  if (!parsed) return e164
  const isHome = parsed.country !== undefined && parsed.country === country?.toUpperCase()
  return isHome ? parsed.formatNational() : parsed.formatInternational()
}
