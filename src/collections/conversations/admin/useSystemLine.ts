'use client'

import { useTranslations } from 'next-intl'
import { useInboxPlace } from './context'
import { useMoments } from './useMoments'

interface Person {
  id: string
  name: string
}
type Data = Record<string, unknown> | null

const textOf = (data: Data, name: string): string => {
  const value = data?.[name]
  return typeof value === 'string' ? value : ''
}

const LINES = new Set(['removed', 'left', 'resolved', 'reopened', 'merged', 'confidential'])

/** Words for what happened in a conversation; the database keeps it as data. */
export const useSystemLine = () => {
  const t = useTranslations('conversations.inbox')
  const { staff, me } = useInboxPlace()
  return (data: Data, sender: Person, people: readonly Person[]): string => {
    const known = new Map([...staff, ...people, sender].map(({ id, name }) => [id, name]))
    const nameOf = (id: unknown) =>
      id === me.id ? t('thread.you') : (known.get(String(id)) ?? '') || t('thread.somebody')
    const named: unknown = data?.['people']
    const whom = Array.isArray(named) ? named.map(nameOf).join(', ') : ''
    const resolution = textOf(data, 'resolution')
    const values = {
      who: nameOf(sender.id),
      people: whom,
      resolution: t.has(`actions.resolutions.${resolution}`)
        ? t(`actions.resolutions.${resolution}`)
        : resolution,
    }
    const type = textOf(data, 'type')
    if (type === 'added') {
      return t(data?.['isHistoryShared'] === true ? 'lines.addedShared' : 'lines.added', values)
    }
    if (type === 'history-shared') return t('lines.shared', values)
    if (type === 'merged-here') return t('lines.mergedHere', values)
    if (type === 'moved-out') return t('lines.movedOut', values)
    if (type === 'staff-left') return t('lines.staffLeft', values)
    return t(LINES.has(type) ? `lines.${type}` : 'lines.other', values)
  }
}

/** Words for a step of the staff, which residents do not see. */
export const useStep = () => {
  const t = useTranslations('conversations.inbox')
  const teams = useTranslations('conversations.teams')
  const moments = useMoments()
  const { staff, me } = useInboxPlace()
  return (kind: string, data: Data, author: Person): string => {
    const nameOf = (id: string) =>
      id === me.id
        ? t('thread.you')
        : (staff.find((one) => one.id === id)?.name ?? t('thread.somebody'))
    const who = author.id === me.id ? t('thread.you') : author.name || t('thread.somebody')
    const to = textOf(data, 'to')
    const until = textOf(data, 'until')
    const resolution = textOf(data, 'resolution')
    switch (kind) {
      case 'assigned':
        return to === ''
          ? t('lines.unassigned', { who })
          : t('lines.assigned', { who, to: nameOf(to) })
      case 'handed-over': {
        const person = textOf(data, 'assignee')
        const team = teams.has(to) ? teams(to) : to
        return t('lines.handedOver', {
          who,
          to: person === '' ? team : `${team} (${nameOf(person)})`,
        })
      }
      case 'snoozed':
        return until === ''
          ? t('lines.unsnoozed', { who })
          : t('lines.snoozed', { who, until: moments.at(until) })
      case 'resolved':
        return t('lines.resolved', {
          who,
          resolution: t.has(`actions.resolutions.${resolution}`)
            ? t(`actions.resolutions.${resolution}`)
            : resolution,
        })
      case 'merged':
        return t('lines.merged', { who })
      case 'archived':
        return t('lines.archived', { who })
      case 'reopened':
        return t('lines.reopened', { who })
      default:
        return t('lines.other')
    }
  }
}
