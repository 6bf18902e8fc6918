import 'server-only'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { PortalContext } from '@/kernel/portal/context'
import { systemLine } from '../client/words'
import type { LineWords } from '../client/words'
import { isTeamRole } from '../domain/kinds'
import { titleOf } from '../domain/titles'
import type { ConversationRow } from '../operations/schemas'

const words = z.record(z.string(), z.string())

/** The sentences of lines that nobody wrote, for server and browser. */
export const lineWords = async (): Promise<LineWords> => {
  const t = await getTranslations('conversations.portal')
  return words.parse(t.raw('lines'))
}

/** The words of the chat's scripts. */
export const chatWords = async (): Promise<Record<string, string>> => {
  const t = await getTranslations('conversations.portal')
  return words.parse(t.raw('chat'))
}

/** Names of teams, titles and last lines as people read them in lists. */
export const labelsFor = async ({ person, format }: PortalContext) => {
  const t = await getTranslations('conversations')
  const lines = await lineWords()
  const team = (role: string | null): string => t(`teams.${isTeamRole(role) ? role : 'manager'}`)
  return {
    team,
    title: (row: Pick<ConversationRow, 'kind' | 'subject' | 'topic' | 'team' | 'people'>) => {
      const title = titleOf(row)
      return title.by === 'text'
        ? title.text
        : t(`portal.kinds.${title.kind}`, { team: team(title.team) })
    },
    lastLine: ({
      kind,
      lastLine,
      people,
    }: Pick<ConversationRow, 'kind' | 'lastLine' | 'people'>): string => {
      if (!lastLine) return ''
      const nameOf = (id: string) =>
        people.find((other) => other.id === id)?.name ?? t('portal.somebody')
      if (lastLine.kind === 'system') return systemLine(lines, lastLine, nameOf, format.list)
      const text = lastLine.isDeleted
        ? t(lastLine.isRemoved ? 'portal.lines.removedByStaff' : 'portal.lines.taken')
        : lastLine.isUnreadable === true
          ? t('portal.lines.unreadable')
          : lastLine.body
      if (lastLine.sender.id === person.id) return t('portal.inbox.you', { text })
      // Of two people the title says already who it was.
      if (kind === 'direct') return text
      return t('portal.inbox.line', { name: lastLine.sender.name, text })
    },
  }
}
export type ConversationLabels = Awaited<ReturnType<typeof labelsFor>>
