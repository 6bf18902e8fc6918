'use client'

import { useMemo, useState } from 'react'
import { Notice } from '@/components/ui/Notice'
import { useOnline } from '@/components/ui/useOnline'
import { createFormatters } from '@/kernel/i18n/formatters'
import { useConversation, type UseConversationOptions } from '../../client/useConversation'
import { useUploads } from '../../client/useUploads'
import { uploadProblem, type LineWords } from '../../client/words'
import { ChatProvider, type ChatTools, type ChatWords, type Writing } from './chatContext'
import { Composer } from './Composer'
import { MessageList } from './MessageList'
import { namesIn } from './names'
import { Presence } from './Presence'

interface ChatProps extends UseConversationOptions {
  /** Number of the message that was looked for. */
  found?: number
  rules: ChatTools['rules']
  /** Of the message that a form without scripts would send. */
  clientId: string
  drawnAt: string
  place: { locale: 'en' | 'fr'; timeZone: string }
  words: ChatWords
  lines: LineWords
}

/** An open conversation. Without scripts it shows what the server has drawn, and its form sends. */
export const Chat = ({
  found,
  rules,
  clientId,
  drawnAt,
  place: { locale, timeZone },
  words,
  lines,
  ...options
}: ChatProps) => {
  const { session, view } = useConversation(options)
  const isOnline = useOnline()
  const [writing, setWriting] = useState<Writing>({ mode: 'new' })
  const [problem, setProblem] = useState('')
  // The line stays where it was when they came, whatever they have read since.
  const [lastRead] = useState(options.initial.detail.lastRead)
  const uploads = useUploads({
    community: options.community,
    caps: rules.uploads,
    say: (what) => uploadProblem(words, what),
  })
  const format = useMemo(() => createFormatters({ locale, timeZone }), [locale, timeZone])
  const { initial, me, conversation } = options
  const shown = useMemo(
    () => view ?? { ...initial, isLoading: false, outgoing: [], present: [], typing: [] },
    [view, initial],
  )
  const { detail } = shown
  const { slug } = options.community
  const { mayWrite } = detail
  const tools = useMemo(
    (): ChatTools => ({
      session,
      me,
      slug,
      conversation,
      words,
      lines,
      format,
      now: new Date(drawnAt),
      rules,
      mayWrite,
      write: setWriting,
      tell: setProblem,
    }),
    [session, me, slug, conversation, words, lines, format, drawnAt, rules, mayWrite],
  )
  return (
    <ChatProvider value={tools}>
      <MessageList
        view={shown}
        isThread={options.thread !== undefined}
        lastRead={lastRead}
        {...(found !== undefined && { found })}
      />
      <div role="alert">
        {problem !== '' && (
          <Notice tone="danger" className="mt-3">
            {problem}
          </Notice>
        )}
      </div>
      {!isOnline && <Notice className="mt-3">{words['offline']}</Notice>}
      {mayWrite && (
        <div className="bg-canvas sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 -mx-4 px-4 pt-1 pb-2 lg:bottom-0 lg:pb-4">
          <Presence
            present={isOnline ? shown.present : []}
            typing={shown.typing}
            nameOf={namesIn(detail, words)}
          />
          <Composer
            key={writing.mode === 'edit' ? `edit ${writing.message.seq}` : 'new'}
            writing={writing}
            clientId={clientId}
            draft={detail.draft}
            community={options.community}
            uploads={uploads}
            {...(options.thread !== undefined && { thread: options.thread })}
          />
        </div>
      )}
    </ChatProvider>
  )
}
