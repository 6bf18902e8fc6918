import { DESK_ROLES } from '../domain/membership'
import { rolesIn } from '../tenancy/scope'
import type { Scope } from '../tenancy/scope'
import { parseChannel } from './channels'

/** Whether a person may listen to a channel now. A name that is not ours is refused. */
export const mayJoin = (scope: Scope, channelName: string): boolean => {
  const channel = parseChannel(channelName)
  if (!channel || scope.userId === null) return false
  switch (channel.kind) {
    case 'user':
      return channel.userId === scope.userId
    case 'community':
      return rolesIn(scope, channel.community).length > 0
    case 'desk':
      return rolesIn(scope, channel.community).some((role) =>
        DESK_ROLES.some((desk) => desk === role),
      )
  }
}
