'use client'

import { memo } from 'react'
import { systemLine } from '../../client/words'
import type { ConversationDetail } from '../../operations/detail'
import { useChat } from './chatContext'
import { Message } from './Message'
import { namesIn } from './names'
import type { MessageContext, Row } from './rows'

interface MessageRowProps extends Row, ReturnType<MessageContext['of']> {
  /** Where this row says something of the people, or of how far it has come. */
  detail: ConversationDetail | null
  isThread: boolean
  /** It was looked for. */
  isFound: boolean
}

const RULE =
  'before:bg-line after:bg-line flex items-center gap-3 before:h-px before:grow after:h-px after:grow'

const OneRow = ({ isNewDay, isFirstNew, detail, ...rest }: MessageRowProps) => {
  const { words, format, now, lines } = useChat()
  const { message } = rest
  const { seq } = message
  return (
    <li id={`m${seq}`} className="isolate scroll-mt-24">
      {isNewDay && (
        <h2 className={`${RULE} text-muted py-3 font-medium`}>{format.day(message.at, now)}</h2>
      )}
      {isFirstNew && (
        <p
          id="new"
          className={`${RULE} text-accent before:bg-accent-line after:bg-accent-line py-2 font-semibold`}
        >
          {words['newLine']}
        </p>
      )}
      {message.kind === 'system' ? (
        <p className="text-muted px-2 py-2 text-center">
          {detail && systemLine(lines, message, namesIn(detail, words), format.list)}{' '}
          <time dateTime={message.at}>{format.time(message.at)}</time>
        </p>
      ) : (
        <Message {...rest} detail={detail} />
      )}
    </li>
  )
}

/**
 * A message in the list, with the day or the line of what is new above it. Drawn anew only where
 * something of its own has changed: there are dozens.
 */
export const MessageRow = memo(OneRow)
