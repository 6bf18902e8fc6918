export { wayToAsk } from './operations/asking'
export { unreadConversations } from './operations/lists'
export { MessagesPulse } from './portal/components/MessagesPulse'
