const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** A list and its digest, as the server gives them at an address of a community; null where it does not. */
export const fetchKept = async (
  slug: string,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<{ digest: string; list: unknown } | null> => {
  const search = new URLSearchParams(query).toString()
  const answer = await fetch(`/api/c/${encodeURIComponent(slug)}/${path}?${search}`)
  const body: unknown = await answer.json()
  return answer.ok && isRecord(body) ? { digest: String(body['digest']), list: body['list'] } : null
}
