import 'server-only'
import { cookies } from 'next/headers'
import { env } from '@/kernel/env'
import { SESSION_COOKIE } from '@/kernel/portal/context'
import { DEVICE_COOKIE, DEVICE_SECONDS } from '../operations/sessions/device'
import type { OpenedSession } from '../operations/sessions/openSession'

const shared = () => ({
  httpOnly: true,
  path: '/',
  sameSite: 'lax' as const,
  secure: env().PUBLIC_URL.startsWith('https://'),
})

/** Signs this browser in: the cookie that Payload reads, and the one by which it is known. */
export const keepSession = async ({
  token,
  expiresAt,
  deviceToken,
}: OpenedSession): Promise<void> => {
  const jar = await cookies()
  jar.set(SESSION_COOKIE, token, { ...shared(), expires: new Date(expiresAt * 1000) })
  await keepDevice(deviceToken)
}

/** Makes this browser one that its person is known by, without signing it in. */
export const keepDevice = async (deviceToken: string): Promise<void> => {
  const jar = await cookies()
  jar.set(DEVICE_COOKIE, deviceToken, { ...shared(), maxAge: DEVICE_SECONDS })
}

export const dropSession = async (): Promise<void> => {
  const jar = await cookies()
  jar.set(SESSION_COOKIE, '', { ...shared(), maxAge: 0 })
}
