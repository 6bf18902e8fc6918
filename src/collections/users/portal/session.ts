import 'server-only'
import { cookies } from 'next/headers'
import { env } from '@/kernel/env'
import { SESSION_COOKIE } from '@/kernel/portal/context'
import { DEVICE_COOKIE, DEVICE_SECONDS } from '../operations/sessions/device'
import { TICKET_COOKIE, TICKET_SECONDS } from '../operations/secondStep/ticket'
import type { NextStep } from '../operations/signIn/nextStepFor'
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

/** Goes on with a sign-in whose password was right: which one, in which browser. */
export const keepTicket = async ({ ticket, deviceToken }: NextStep): Promise<void> => {
  const jar = await cookies()
  jar.set(TICKET_COOKIE, ticket, { ...shared(), maxAge: TICKET_SECONDS })
  await keepDevice(deviceToken)
}

export const dropTicket = async (): Promise<void> => {
  const jar = await cookies()
  jar.set(TICKET_COOKIE, '', { ...shared(), maxAge: 0 })
}
