import type { TeamRole } from '@/collections/conversations/domain/kinds'

/** What residents of a demo can write about. */
export interface DemoTopic {
  name: string
  description: string
  team: TeamRole
  /** Usual time to an answer. */
  answerHours: number
  hours?: { opens: string; closes: string }
}

export interface DemoLine {
  /** E-mail of who wrote it. */
  from: string
  /** Hours before the seed. */
  at: number
  /** Nothing for a line of the conversation itself. */
  text?: string
  line?: { type: 'resolved'; resolution: 'resolved' }
  /** Place of the message that it answers, from 1. */
  replyTo?: number
  reactions?: readonly { by: string; emoji: string }[]
}

export interface DemoTalk {
  kind: 'direct' | 'group' | 'inquiry'
  /** Name of the topic. */
  topic?: string
  subject?: string
  /** Label of the unit that it is about. */
  unit?: string
  team?: TeamRole
  /** E-mails of those who take part; the first one began it. */
  members: readonly string[]
  lines: readonly DemoLine[]
  /** E-mails of those who have not read the last line. */
  unreadBy?: readonly string[]
}

export interface DemoTalks {
  topics: readonly DemoTopic[]
  /** E-mails of those to whom neighbours may write. */
  open: readonly string[]
  talks: readonly DemoTalk[]
}
