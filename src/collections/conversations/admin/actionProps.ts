import type { ConversationDetail } from '../operations/detail'

/** What every dialog about a matter gets. */
export interface ActionProps {
  detail: ConversationDetail
  onClose: () => void
  /** It is done: the dialog goes, and what is shown is asked for again. */
  onDone: () => void
}

export const wordIn = (data: FormData, name: string): string => {
  const value = data.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
