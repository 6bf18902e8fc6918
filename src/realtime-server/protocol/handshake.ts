import { CLOSE, type CloseCode } from './closeCodes.ts'

const PATH = /^\/app\/([^/]+)\/?$/
const SUPPORTED_VERSION = 7

export interface Refusal {
  code: CloseCode
  reason: string
}

/** The app key that a client asks for, or why it asks in vain. */
export const readHandshake = (target: string): { key: string } | Refusal => {
  const at = target.indexOf('?')
  const path = at < 0 ? target : target.slice(0, at)
  const query = new URLSearchParams(at < 0 ? '' : target.slice(at + 1))
  const key = PATH.exec(path)?.[1]
  if (key === undefined) return { code: CLOSE.badPath, reason: 'Path not found' }

  const version = query.get('protocol')
  if (version === null) return { code: CLOSE.noVersion, reason: 'No protocol version supplied' }
  if (!/^\d{1,3}$/.test(version)) {
    return { code: CLOSE.badVersionFormat, reason: 'Invalid version string format' }
  }
  if (Number(version) !== SUPPORTED_VERSION) {
    return { code: CLOSE.unsupportedVersion, reason: 'Unsupported protocol version' }
  }
  return { key }
}
