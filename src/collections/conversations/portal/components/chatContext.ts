'use client'

import { createContext, use } from 'react'
import type { Formatters } from '@/kernel/i18n/formatters'
import type { ConversationSession } from '../../client/session'
import type { UploadCaps } from '../../client/uploads'
import type { LineWords } from '../../client/words'
import type { MessageView } from '../../operations/schemas'

export interface ChatWords {
  [key: string]: string
}

/** What the person is about to write. */
export type Writing =
  { mode: 'new' } | { mode: 'reply'; to: MessageView } | { mode: 'edit'; message: MessageView }

/**
 * What every part of an open conversation needs. Nothing in it changes while messages come and go: each
 * of some hundred messages would be drawn anew.
 */
export interface ChatTools {
  /** Null until the scripts run. */
  session: ConversationSession | null
  me: { id: string; name: string }
  slug: string
  conversation: string
  words: ChatWords
  lines: LineWords
  format: Formatters
  /** "Now" of the page. */
  now: Date
  rules: { editMinutes: number; deleteMinutes: number; uploads: UploadCaps }
  mayWrite: boolean
  write: (writing: Writing) => void
  /** Says something to those who do not see it, and to those who do. */
  tell: (problem: string) => void
}

const ChatContext = createContext<ChatTools | null>(null)
export const ChatProvider = ChatContext.Provider

export const useChat = (): ChatTools => {
  const tools = use(ChatContext)
  if (!tools) throw new Error('a part of a conversation stands outside of one')
  return tools
}

const SeekContext = createContext<(seq: number) => boolean>(() => false)
export const SeekProvider = SeekContext.Provider

/** Goes to a message by its number; false where the list does not have it. */
export const useSeek = () => use(SeekContext)
