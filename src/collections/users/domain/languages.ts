/** Languages that a person can say they speak: ISO 639-1, by how many people speak them. */
export const SPOKEN = [
  'en', 'zh', 'hi', 'es', 'fr', 'ar', 'bn', 'pt', 'ru', 'ur', 'id', 'de', 'ja', 'mr', 'te', 'tr',
  'ta', 'vi', 'ko', 'fa', 'ha', 'sw', 'jv', 'it', 'pa', 'gu', 'th', 'am', 'kn', 'yo', 'my', 'uk',
  'pl', 'ro', 'nl', 'ku', 'ps', 'ml', 'si', 'el', 'cs', 'sv', 'hu', 'bg', 'sr', 'hr', 'bs', 'sk',
  'fi', 'da', 'no', 'he', 'sq', 'lt', 'lv', 'et', 'sl', 'mk', 'ca', 'eu', 'gl', 'ga', 'cy', 'is',
  'mt', 'lb', 'br', 'hy', 'ka', 'az', 'kk', 'uz', 'mn', 'ne', 'km', 'lo', 'tl', 'ms', 'mg', 'so',
  'ti', 'wo', 'ln', 'zu', 'xh', 'af', 'ig', 'rw',
] as const // prettier-ignore

export const MOST_LANGUAGES = 12

const KNOWN: ReadonlySet<string> = new Set(SPOKEN)

/** Whether a value is a list of known languages, each named once. */
export const isLanguageList = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length <= MOST_LANGUAGES &&
  new Set(value).size === value.length &&
  value.every((code: unknown) => typeof code === 'string' && KNOWN.has(code))
