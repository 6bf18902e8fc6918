import { redirect } from 'next/navigation'
import { homeOf } from '@/collections/communities/portal/homeOf'
import {
  isPlatformOperator,
  ownCommunities,
  requirePerson,
  withheldCommunities,
} from '@/kernel/portal/context'

/** The door: leads each person to where they belong. */
export default async function HomePage() {
  await requirePerson('/')
  const communities = await ownCommunities()
  if (communities.length === 0 && (await withheldCommunities()).length > 0) {
    redirect('/second-step-needed')
  }
  if (communities.length === 0 && !(await isPlatformOperator())) redirect('/waiting')
  const [only] = communities
  redirect(communities.length === 1 && only ? homeOf(only) : '/communities')
}
