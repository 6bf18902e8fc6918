'use client'

import { cx } from '@/components/ui/cx'
import { fill } from '../../client/words'
import type { MessageView } from '../../operations/schemas'
import { useChat } from './chatContext'
import { useChange } from './useChange'

/** What people feel about a message; a press adds one's own, or takes it back. */
export const Reactions = ({ message, canAct }: { message: MessageView; canAct: boolean }) => {
  const { words } = useChat()
  const { react } = useChange()
  const { seq, reactions } = message
  if (reactions.length === 0) return null
  return (
    <ul role="list" className="mt-1 flex flex-wrap gap-1.5 px-1">
      {reactions.map(({ emoji, count, isMine }) => {
        const name = fill(words[count === 1 ? 'reactionOne' : 'reactionMany'] ?? '', {
          emoji,
          count,
        })
        const look = cx(
          'rounded-pill inline-flex min-h-11 items-center gap-1.5 border px-3',
          isMine ? 'bg-accent-soft border-accent' : 'bg-surface border-line',
        )
        return (
          <li key={emoji}>
            {canAct ? (
              <button
                type="button"
                aria-pressed={isMine}
                title={name}
                className={look}
                onClick={() => void react(seq, emoji, !isMine)}
              >
                {emoji} {count}
              </button>
            ) : (
              <span className={look} title={name}>
                {emoji} {count}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
