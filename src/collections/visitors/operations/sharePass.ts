import type { PayloadRequest } from 'payload'
import { env } from '@/kernel/env'
import { passPath } from '../domain/passToken'
import { gateWindow } from '../domain/window'
import type { OwnInvitation } from './ownVisits'
import { signPass } from './passKeys'

/** The link that a host shares, and that the QR code says. */
export const linkOfPass = async (
  req: PayloadRequest,
  community: string,
  { pass, when, isMultiEntry }: Pick<OwnInvitation, 'pass' | 'when' | 'isMultiEntry'>,
): Promise<string> => {
  const token = await signPass(req, {
    community,
    pass,
    opensAt: gateWindow(when).opensAt,
    closesAt: when.lastsUntil,
    isSingle: when.kind === 'single' && !isMultiEntry,
  })
  return new URL(passPath(token), env().PUBLIC_URL).href
}
