import 'server-only'
import { cookies } from 'next/headers'
import { env } from '@/kernel/env'

const NAME = 'payload-token'

const shared = () => ({
  httpOnly: true,
  path: '/',
  sameSite: 'lax' as const,
  secure: env().PUBLIC_URL.startsWith('https://'),
})

/** The cookie that Payload reads, for the portal and the admin panel alike. */
export const keepSession = async (token: string, expiresAt: number): Promise<void> => {
  const jar = await cookies()
  jar.set(NAME, token, { ...shared(), expires: new Date(expiresAt * 1000) })
}

export const dropSession = async (): Promise<void> => {
  const jar = await cookies()
  jar.set(NAME, '', { ...shared(), maxAge: 0 })
}
