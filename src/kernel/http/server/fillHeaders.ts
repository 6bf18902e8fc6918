import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http'

type Given = OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined

/** Names in what `writeHead` was given: an object, or a flat list of names and values. */
const namesOf = (given: Given): Set<string> => {
  const names = Array.isArray(given)
    ? given.filter((_, index) => index % 2 === 0).map(String)
    : Object.keys(given ?? {})
  return new Set(names.map((name) => name.toLowerCase()))
}

/**
 * Adds headers to an answer at the moment it leaves, whoever wrote it: what it says for itself under
 * such a name stays. Set before, they would stand there twice, and a second policy only narrows.
 */
export const fillHeaders = (
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void => {
  const fill = (given: Given) => {
    if (response.headersSent) return
    const names = namesOf(given)
    for (const [name, value] of Object.entries(headers)) {
      if (!response.hasHeader(name) && !names.has(name)) response.setHeader(name, value)
    }
  }
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (
    status: number,
    second?: string | OutgoingHttpHeaders | OutgoingHttpHeader[],
    third?: OutgoingHttpHeaders | OutgoingHttpHeader[],
  ) => {
    const given = typeof second === 'string' ? third : second
    fill(given)
    return typeof second === 'string' ? writeHead(status, second, third) : writeHead(status, given)
  }
}
