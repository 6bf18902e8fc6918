import type { GateDay } from '../../domain/gateDay'
import { judgeOffline, refusedFor } from '../../domain/offlinePass'
import type { OfflineVerdict } from '../../domain/offlinePass'
import { readPassBytes, readTypedPass } from '../../domain/passToken'
import type { PassClaims } from '../../domain/passToken'

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
    letter.charCodeAt(0),
  )

const isSignedBy = async (
  key: string,
  signed: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> => {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const known = await crypto.subtle.importKey('raw', bytesOf(key), curve, false, ['verify'])
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, known, signature, signed)
}

export interface CheckedHere extends OfflineVerdict {
  /** Null for what is no pass of this community. */
  claims: PassClaims | null
}

/** Checks on the device what was scanned or typed. */
export const checkPass = async (
  day: GateDay,
  community: string,
  typed: string,
  now: Date,
): Promise<CheckedHere> => {
  const read = readTypedPass(typed)
  if (read?.by !== 'token') {
    return { ...refusedFor(read ? 'no-codes' : 'unreadable'), claims: null }
  }
  const pass = readPassBytes(bytesOf(read.token))
  const key = pass && day.keys.find(({ kid }) => kid === pass.claims.kid)?.key
  const isSigned =
    pass !== undefined &&
    key !== undefined &&
    (await isSignedBy(key, new Uint8Array(pass.signed), new Uint8Array(pass.signature)))
  const claims = pass?.claims ?? null
  const verdict = judgeOffline(day, community, { claims, isSigned }, now)
  return { ...verdict, claims: isSigned ? claims : null }
}
