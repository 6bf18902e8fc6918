import { handlingEndpoints } from './handling'
import { listEndpoints } from './lists'
import { messageEndpoints } from './messages'

/** Fixed addresses come first: `:id` would take their last part for a conversation. */
export const conversationEndpoints = [...listEndpoints, ...messageEndpoints, ...handlingEndpoints]
