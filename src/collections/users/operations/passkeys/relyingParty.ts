import { env } from '@/kernel/env'

/** Of whom a browser is told that it gives a signature to: the public address, and no other. */
export const relyingParty = (): { id: string; name: string; origin: string } => {
  const { hostname, origin } = new URL(env().PUBLIC_URL)
  return { id: hostname, name: 'Courtyard', origin }
}
