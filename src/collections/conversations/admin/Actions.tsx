'use client'

import { useTranslations } from 'next-intl'
import type { ConversationDetail } from '../operations/detail'
import { AssignDialog } from './AssignDialog'
import { ConfidentialDialog } from './ConfidentialDialog'
import { HandOverDialog } from './HandOverDialog'
import { MergeDialog } from './MergeDialog'
import { PeopleDialog } from './PeopleDialog'
import { ResolveDialog } from './ResolveDialog'
import { SnoozeDialog } from './SnoozeDialog'
import { useInboxPlace } from './context'
import { useDeed } from './useDeed'

export type ActionName =
  'assign' | 'snooze' | 'resolve' | 'hand-over' | 'people' | 'merge' | 'confidential'

interface ActionsProps {
  detail: ConversationDetail
  isSnoozed: boolean
  /** The one whose dialog is open. */
  action: ActionName | null
  onAction: (action: ActionName | null) => void
  onChange: () => void
  onOpen: (id: string | null) => void
}

const LABELS = {
  assign: 'assign',
  snooze: 'snooze',
  resolve: 'resolve',
  'hand-over': 'handOver',
  people: 'people',
  merge: 'merge',
  confidential: 'confidential',
} as const

/** What the staff can do about a matter. */
export const Actions = ({
  detail,
  isSnoozed,
  action,
  onAction,
  onChange,
  onOpen,
}: ActionsProps) => {
  const t = useTranslations('conversations.inbox')
  const { base } = useInboxPlace()
  const { run, isBusy } = useDeed(onChange)
  const href = `${base}/${detail.id}`
  const isOpen = detail.state === 'open'
  const offered: ActionName[] = [
    'assign',
    ...(isOpen ? (['resolve', 'snooze'] as const) : []),
    ...(detail.kind === 'board' ? [] : (['hand-over'] as const)),
    'people',
    ...(isOpen && detail.kind === 'inquiry' ? (['merge'] as const) : []),
    ...(detail.mayMark ? (['confidential'] as const) : []),
  ]
  const shared = {
    detail,
    onClose: () => onAction(null),
    onDone: () => {
      onAction(null)
      onChange()
    },
  }
  const plain = (label: string, path: string, said: string, body?: unknown) => (
    <button
      type="button"
      className="inbox-button"
      disabled={isBusy}
      onClick={() => void run({ href: `${href}${path}`, said, body })}
    >
      {label}
    </button>
  )
  return (
    <div className="inbox-actions" role="group" aria-label={t('actions.label')}>
      {offered.map((name) => (
        <button key={name} type="button" className="inbox-button" onClick={() => onAction(name)}>
          {t(`actions.${LABELS[name]}`)}
        </button>
      ))}
      {isSnoozed && plain(t('actions.wake'), '/snooze', t('done.woken'), { until: null })}
      {!isOpen && plain(t('actions.reopen'), '/reopen', t('done.reopened'))}
      {detail.state !== 'archived' && plain(t('actions.archive'), '/archive', t('done.archived'))}
      {detail.part === 'helper' && !detail.hasLeft && (
        <button
          type="button"
          className="inbox-button"
          disabled={isBusy}
          onClick={() => void run({ href: `${href}/leave`, said: t('done.left') })}
        >
          {t('actions.leave')}
        </button>
      )}
      {action === 'assign' && <AssignDialog {...shared} />}
      {action === 'snooze' && <SnoozeDialog {...shared} />}
      {action === 'resolve' && <ResolveDialog {...shared} />}
      {action === 'hand-over' && <HandOverDialog {...shared} />}
      {action === 'people' && <PeopleDialog {...shared} onChange={onChange} />}
      {action === 'confidential' && <ConfidentialDialog {...shared} />}
      {action === 'merge' && <MergeDialog {...shared} onOpen={onOpen} />}
    </div>
  )
}
