import 'server-only'
import { headers } from 'next/headers'
import { createLocalReq, executeAuthStrategies } from 'payload'
import type { PayloadRequest } from 'payload'
import { cache } from 'react'
import { watchCrowd } from '../database/crowd'
import { busy } from '../errors'
import { portalPayload } from './payload'

/**
 * A link in somebody's webmail is a navigation from another site. It brings the cookie, which is Lax
 * for that, and Payload would not believe it. Pages only read; what changes something is no page.
 */
const believeLinks = (headers: Headers): void => {
  const isLink =
    headers.get('origin') === null &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    headers.get('sec-fetch-dest') === 'document'
  if (isLink) headers.set('sec-fetch-site', 'same-origin')
}

const make = async ({ isPage }: { isPage: boolean }): Promise<PayloadRequest> => {
  const [payload, incoming] = await Promise.all([portalPayload(), headers()])
  // Next's headers are read-only, and Payload sets one while it looks for the language.
  const own = new Headers(incoming)
  if (isPage) believeLinks(own)
  const req = await createLocalReq({ req: { headers: own } }, payload)
  // Not `payload.auth`: that would also work out, for each collection and field, what the person may do,
  // and leave the request that it did so for behind, with all that was read of the person.
  const { result, isCrowded } = await watchCrowd(() =>
    executeAuthStrategies({ headers: own, payload, req }),
  )
  if (!result.user && isCrowded) throw busy()
  req.user = result.user
  return req
}

/** The request behind a page, with the person who is signed in; read once for each page. */
export const pageRequest = cache(() => make({ isPage: true }))

/** The same for an action, which changes things and shares nothing with a page. */
export const actionRequest = () => make({ isPage: false })
