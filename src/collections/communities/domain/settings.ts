export const isSlug = (value: string): boolean =>
  /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$/.test(value)

export const isColor = (value: string): boolean => /^#[0-9a-f]{6}$/i.test(value)

/** IANA Time Zone Database, as the runtime knows it. */
export const isTimeZone = (value: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** ISO 4217, as the runtime knows it. */
export const isCurrency = (value: string): boolean =>
  /^[A-Z]{3}$/.test(value) && Intl.supportedValuesOf('currency').includes(value)
