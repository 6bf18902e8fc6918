import { redirect } from 'next/navigation'
import { DESK_ROLES } from '@/collections/packages/desk/roles'
import { ownCommunities, requirePerson } from '@/kernel/portal/context'

/** The desk of the one community in which the person works, else the choice. */
export default async function DeskDoorPage() {
  await requirePerson('/desk')
  const desks = (await ownCommunities()).filter(({ roles }) =>
    roles.some((role) => DESK_ROLES.some((desk) => desk === role)),
  )
  const [only] = desks
  redirect(desks.length === 1 && only ? `/c/${only.community.slug}/desk` : '/communities')
}
