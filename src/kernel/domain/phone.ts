import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'

/**
 * A phone number as people write it, as E.164 (`+33612345678`). Numbers without a country's prefix
 * are of `country` (ISO 3166, two letters). null: this is no number that could be called.
 */
export const normalisePhone = (text: string, country?: string | null): string | null => {
  const code = country?.toUpperCase()
  const known = code !== undefined && isSupportedCountry(code) ? code : undefined
  const parsed = parsePhoneNumberFromString(text, {
    ...(known && { defaultCountry: known }),
    extract: false,
  })
  return parsed?.isValid() === true ? parsed.number : null
}

/** E.164 for people: as one dials it at home in its own `country`, with the prefix elsewhere. */
export const formatPhone = (e164: string, country?: string | null): string => {
  const parsed = parsePhoneNumberFromString(e164)
  if (!parsed) return e164
  return parsed.country === country?.toUpperCase()
    ? parsed.formatNational()
    : parsed.formatInternational()
}
