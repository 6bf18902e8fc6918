import 'server-only'
import config from '@payload-config'
import { getPayload } from 'payload'
import type { Payload } from 'payload'

/** Payload for pages and actions. Nothing else of the portal reaches for it. */
export const portalPayload = (): Promise<Payload> => getPayload({ config })
