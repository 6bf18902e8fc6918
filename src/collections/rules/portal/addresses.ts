/** An address with what is asked for; what is not asked for is left out. */
export const addressOf = (
  path: string,
  search: Readonly<Record<string, string | undefined>>,
): string => {
  const parts = Object.entries(search).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  )
  const query = new URLSearchParams(parts).toString()
  return query === '' ? path : `${path}?${query}`
}
