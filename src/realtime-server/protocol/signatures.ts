import { createHmac, timingSafeEqual } from 'node:crypto'

export interface Credentials {
  key: string
  secret: string
}

export const sign = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex')

/** Takes as long for a near miss as for a far one; only the length can be told from outside. */
export const isSame = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The clients' `auth` strings: the key, a colon, the signature. */
const verify = ({ key, secret }: Credentials, auth: string, text: string): boolean =>
  isSame(auth, `${key}:${sign(secret, text)}`)

export const verifyChannelAuth = (
  credentials: Credentials,
  signed: { auth: string; socketId: string; channel: string; channelData: string | undefined },
): boolean => {
  const parts = [signed.socketId, signed.channel]
  if (signed.channelData !== undefined) parts.push(signed.channelData)
  return verify(credentials, signed.auth, parts.join(':'))
}

export const verifyUserAuth = (
  credentials: Credentials,
  signed: { auth: string; socketId: string; userData: string },
): boolean => verify(credentials, signed.auth, `${signed.socketId}::user::${signed.userData}`)
