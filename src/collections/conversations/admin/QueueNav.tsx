'use client'

import { useTranslations } from 'next-intl'
import type { QueueCounts } from '../operations/queueCounts'
import { QUEUE_NAMES } from './useQueue'
import type { Picked } from './useQueue'

interface QueueNavProps {
  counts: QueueCounts | null
  picked: Picked
  onPick: (picked: Picked) => void
}

interface ItemProps {
  label: string
  count: number | undefined
  isCurrent: boolean
  onPick: () => void
}

const Item = ({ label, count, isCurrent, onPick }: ItemProps) => (
  <li>
    <button type="button" onClick={onPick} {...(isCurrent && { 'aria-current': 'true' as const })}>
      <span>{label}</span> {count !== undefined && <b>{count}</b>}
    </button>
  </li>
)

/** What there is to work through, with how much of it. */
export const QueueNav = ({ counts, picked, onPick }: QueueNavProps) => {
  const t = useTranslations('conversations.inbox.queues')
  return (
    <nav className="inbox-queues" aria-label={t('label')}>
      <ul>
        {QUEUE_NAMES.map((queue) => (
          <Item
            key={queue}
            label={t(queue)}
            count={counts?.queues[queue]}
            isCurrent={picked.queue === queue && picked.topic === null}
            onPick={() => onPick({ queue, topic: null })}
          />
        ))}
      </ul>
      {counts !== null && counts.topics.length > 0 && (
        <>
          <h2>{t('topics')}</h2>
          <ul>
            {counts.topics.map(({ id, name, open }) => (
              <Item
                key={id}
                label={name}
                count={open}
                isCurrent={picked.topic === id}
                onPick={() => onPick({ queue: 'open', topic: id })}
              />
            ))}
          </ul>
        </>
      )}
    </nav>
  )
}
