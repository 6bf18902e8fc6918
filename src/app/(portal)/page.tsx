import { redirect } from 'next/navigation'
import { homeOf } from '@/collections/communities/portal/homeOf'
import { ownCommunities, requirePerson } from '@/kernel/portal/context'

/** The door: leads each person to where they belong. */
export default async function HomePage() {
  await requirePerson('/')
  const communities = await ownCommunities()
  const [only] = communities
  redirect(communities.length === 1 && only ? homeOf(only) : '/communities')
}
