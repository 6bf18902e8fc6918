/** Undefined, which JSON cannot express, for what is no JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** As JSON.stringify, but always a string: what JSON cannot express is empty. */
export const toJson = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value))
