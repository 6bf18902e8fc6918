'use client'

import { useTranslations } from 'next-intl'
import type { Ref } from 'react'
import type { ConversationRow } from '../operations/schemas'
import { useInboxPlace } from './context'
import { useMoments, useNow } from './useMoments'
import type { Picked, Queue } from './useQueue'
import { Secret } from './Secret'
import { useSystemLine } from './useSystemLine'

interface ListProps {
  ref: Ref<HTMLUListElement>
  queue: Queue
  picked: Picked
  open: string | null
  onOpen: (id: string) => void
  selected: ReadonlySet<string>
  onSelect: (selected: ReadonlySet<string>) => void
}

const Waiting = ({ row, now }: { row: ConversationRow; now: Date }) => {
  const t = useTranslations('conversations.inbox.list')
  const moments = useMoments()
  const { waitingSince, answerDueAt, snoozedUntil } = row
  if (snoozedUntil !== null && new Date(snoozedUntil) > now) {
    return <span>{t('snoozed', { time: moments.at(snoozedUntil) })}</span>
  }
  if (waitingSince === null) return null
  const isLate = answerDueAt !== null && new Date(answerDueAt) <= now
  return (
    <span className={isLate ? 'inbox-late' : 'inbox-wait'}>
      {t('waiting', { time: moments.span(waitingSince, now) })}
      {answerDueAt !== null &&
        `, ${t(isLate ? 'overdue' : 'due', { time: moments.relative(answerDueAt, now) })}`}
    </span>
  )
}

interface RowProps {
  row: ConversationRow
  now: Date
  isOpen: boolean
  isSelected: boolean
  onOpen: () => void
  onSelect: (isOn: boolean) => void
}

const Row = ({ row, now, isOpen, isSelected, onOpen, onSelect }: RowProps) => {
  const t = useTranslations('conversations.inbox.list')
  const teams = useTranslations('conversations.teams')
  const moments = useMoments()
  const { me } = useInboxPlace()
  const systemLine = useSystemLine()
  const names = row.people.map(({ name }) => name).filter(Boolean)
  const who = names.join(', ') || t('nobody')
  const { lastLine } = row
  const text = () => {
    if (!lastLine) return ''
    if (lastLine.isDeleted) return t(lastLine.isRemoved ? 'removedByStaff' : 'takenBack')
    if (lastLine.kind === 'system') return systemLine(lastLine.data, lastLine.sender, row.people)
    if (lastLine.isUnreadable === true) return t('unreadable')
    const said = lastLine.body || t('attachments', { count: lastLine.attachments })
    return lastLine.sender.id === me.id ? t('you', { text: said }) : said
  }
  const team = row.team !== null && teams.has(row.team) ? teams(row.team) : null
  return (
    <li data-open={isOpen} data-unread={row.unread > 0}>
      <label className="inbox-select">
        <input
          type="checkbox"
          checked={isSelected}
          onChange={({ target }) => onSelect(target.checked)}
          aria-label={t('select', { name: who })}
        />
      </label>
      <button
        type="button"
        data-row={row.id}
        onClick={onOpen}
        {...(isOpen && { 'aria-current': 'true' as const })}
      >
        <span className="inbox-who">
          <strong>{who}</strong>
          {row.unread > 0 && (
            <span className="inbox-count" aria-label={t('unread', { count: row.unread })}>
              {row.unread}
            </span>
          )}
          <time dateTime={row.lastAt}>{moments.ago(row.lastAt, now)}</time>
        </span>
        <span className="inbox-about">
          {row.unit ?? t('noUnit')} · {row.topic ?? t('noTopic')}
          {row.subject !== null && ` · ${row.subject}`}
        </span>
        <span className="inbox-last">{text()}</span>
        <span className="inbox-facts">
          {row.isConfidential && <Secret text={t('confidential')} />}
          <Waiting row={row} now={now} />
          <span>{row.assignee ? t('with', { name: row.assignee.name }) : team}</span>
        </span>
      </button>
    </li>
  )
}

/** The matters of a queue: who, where from, on what, what last, and how long it waits. */
export const ConversationList = ({
  ref,
  queue,
  picked,
  open,
  onOpen,
  selected,
  onSelect,
}: ListProps) => {
  const t = useTranslations('conversations.inbox')
  const now = useNow()
  if (queue.state === 'loading') return <p className="inbox-empty">{t('list.loading')}</p>
  if (queue.state === 'failed') {
    return (
      <div className="inbox-empty" role="alert">
        <p>{t('list.failed')}</p>
        <button type="button" className="inbox-button" onClick={queue.refresh}>
          {t('retry')}
        </button>
      </div>
    )
  }
  if (queue.rows.length === 0) {
    const isDone = picked.queue === 'resolved' || picked.queue === 'archived'
    return <p className="inbox-empty">{t(isDone ? 'list.emptyArchive' : 'list.empty')}</p>
  }
  const select = (id: string, isOn: boolean) => {
    const others = [...selected].filter((one) => one !== id)
    onSelect(new Set(isOn ? [...others, id] : others))
  }
  return (
    <>
      <ul ref={ref} className="inbox-rows">
        {queue.rows.map((row) => (
          <Row
            key={row.id}
            row={row}
            now={now}
            isOpen={row.id === open}
            isSelected={selected.has(row.id)}
            onOpen={() => onOpen(row.id)}
            onSelect={(isOn) => select(row.id, isOn)}
          />
        ))}
      </ul>
      {queue.hasMore && (
        <button type="button" className="inbox-button" onClick={() => void queue.more()}>
          {t('list.more')}
        </button>
      )}
    </>
  )
}
