import { blockEndpoints } from './blocks'
import { handlingEndpoints } from './handling'
import { inboxEndpoints } from './inbox'
import { listEndpoints } from './lists'
import { messageEndpoints } from './messages'

/** Fixed addresses come first: `:id` would take their last part for a conversation. */
export const conversationEndpoints = [
  ...listEndpoints,
  ...blockEndpoints,
  ...inboxEndpoints,
  ...messageEndpoints,
  ...handlingEndpoints,
]
