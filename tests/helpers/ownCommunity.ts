import { expect } from '@jest/globals'
import { OPERATOR_EMAIL } from '@/seed/operator'
import { address } from './browser'
import type { Browsers } from './browser'

const PASSWORD = 'seven patient grey herons'

/**
 * A community that no other journey enters, for what changes the life of everybody in one.
 * @param manager the address of somebody of the demo who manages it besides; signs in for it
 */
export const communityOfItsOwn = async (browsers: Browsers, manager: string) => {
  const headers = { origin: address('/').replace(/\/$/, '') }
  const as = async (email: string) => {
    const { request } = (await browsers.as(email)).context
    return async (path: string, data: object) => {
      const answer = await request.post(address(path), { data, headers })
      expect([path, answer.status()]).toEqual([path, 201])
      return ((await answer.json()) as { doc: { id: string } }).doc.id
    }
  }
  const { context } = await browsers.as(manager)
  const me = await context.request.get(address('/api/users/me'), { headers })
  const { user } = (await me.json()) as { user: { id: string } }
  const stamp = String(Date.now())
  const name = 'Quai des Orfèvres'
  const slug = `quai-${stamp}`
  const operator = await as(OPERATOR_EMAIL)
  const id = await operator('/api/communities', { name, slug, timeZone: 'Europe/Paris' })
  const grantReason = 'Helps out'
  const grant = { community: id, status: 'active', grantReason }
  await operator('/api/memberships', { ...grant, user: user.id, role: 'manager' })

  /** A new account whose address nobody has confirmed yet. */
  const engage = async (role: string) => {
    const email = `${role}.${stamp}@example.org`
    const make = await as(manager)
    const made = await make('/api/users', { email, name: 'Basile Lanvin', password: PASSWORD })
    await make('/api/memberships', { ...grant, user: made, role })
    return { email, password: PASSWORD }
  }
  return { id, name, slug, engage }
}
