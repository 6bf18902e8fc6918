import 'server-only'
import { headers } from 'next/headers'
import { createLocalReq } from 'payload'
import type { PayloadRequest } from 'payload'
import { cache } from 'react'
import { portalPayload } from './payload'

const make = async (): Promise<PayloadRequest> => {
  const [payload, incoming] = await Promise.all([portalPayload(), headers()])
  // Next's headers are read-only, and Payload sets one while it looks for the language.
  const own = new Headers(incoming)
  const { user } = await payload.auth({ headers: own })
  return createLocalReq({ ...(user && { user }), req: { headers: own } }, payload)
}

/** The request behind a page, with the person who is signed in; read once for each page. */
export const pageRequest = cache(make)

/** The same for an action, which changes things and shares nothing with a page. */
export const actionRequest = make
