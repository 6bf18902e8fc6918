'use client'

import { useTranslations } from 'next-intl'
import type Pusher from 'pusher-js'
import { useImperativeHandle, useRef, useState } from 'react'
import type { Ref } from 'react'
import { Actions } from './Actions'
import type { ActionName } from './Actions'
import { Composer } from './Composer'
import type { ComposerHandle } from './Composer'
import { useInboxPlace } from './context'
import { ResidentCard } from './ResidentCard'
import { Secret } from './Secret'
import { Timeline } from './Timeline'
import { useHandling } from './useHandling'
import { useMoments, useNow } from './useMoments'
import { useThread } from './useThread'

export interface ThreadHandle {
  refresh: () => void
  /** A key of the inbox that concerns the open conversation; whether there was a use for it. */
  press: (key: 'r' | 'n' | 'e' | 'a') => boolean
}

interface ThreadPaneProps {
  ref: Ref<ThreadHandle>
  id: string
  client: Pusher | null
  onChange: () => void
  onOpen: (id: string | null) => void
}

/** One conversation, whose it is, what can be done about it, and who else is at it. */
export const ThreadPane = ({ ref, id, client, onChange, onOpen }: ThreadPaneProps) => {
  const t = useTranslations('conversations.inbox')
  const { base, me, isManager } = useInboxPlace()
  const moments = useMoments()
  const now = useNow()
  const thread = useThread(base, id, onChange)
  const handling = useHandling(client, id, me.id)
  const composer = useRef<ComposerHandle>(null)
  const [action, setAction] = useState<ActionName | null>(null)
  const { detail } = thread
  const mayHandle = detail?.isStaff === true && detail.kind !== 'direct' && detail.kind !== 'group'

  useImperativeHandle(ref, () => ({
    refresh: thread.refresh,
    press: (key) => {
      if (!detail) return false
      if (key === 'r') composer.current?.write('answer')
      else if (!mayHandle) return false
      else if (key === 'n') composer.current?.write('note')
      else if (key === 'a') setAction('assign')
      else if (detail.state === 'open') setAction('resolve')
      return true
    },
  }))

  if (thread.state === 'loading') return <p className="inbox-empty">{t('thread.loading')}</p>
  if (thread.state === 'missing') return <p className="inbox-empty">{t('thread.missing')}</p>
  if (!detail) {
    return (
      <div className="inbox-empty" role="alert">
        <p>{t('thread.failed')}</p>
        <button type="button" className="inbox-button" onClick={thread.refresh}>
          {t('retry')}
        </button>
      </div>
    )
  }

  const residents = detail.participants.filter(
    ({ part, hasLeft, id: person }) => part === 'member' && !hasLeft && person !== me.id,
  )
  const who = residents.map(({ name }) => name).join(', ') || t('list.nobody')
  const isSnoozed = detail.snoozedUntil !== null && new Date(detail.snoozedUntil) > now
  const state = detail.state === 'open' && isSnoozed ? 'snoozed' : detail.state
  const changed = () => {
    thread.refresh()
    onChange()
  }
  return (
    <>
      <header className="inbox-head">
        <h2>{detail.subject ?? detail.topic ?? who}</h2>
        <p>
          <span className={`inbox-state inbox-state--${state}`}>{t(`thread.states.${state}`)}</span>{' '}
          {detail.isConfidential && (
            <>
              <Secret text={t('confidential.badge')} />{' '}
            </>
          )}
          {who} · {detail.unit ?? t('list.noUnit')} · {detail.topic ?? t('list.noTopic')}
          {detail.assignee && ` · ${t('list.with', { name: detail.assignee.name })}`}
          {isSnoozed && ` · ${t('list.snoozed', { time: moments.at(detail.snoozedUntil ?? '') })}`}
        </p>
        {detail.link && (
          <a className="inbox-record" href={detail.link.path}>
            <span>{t('thread.linked')}</span>
            <b>{detail.link.title}</b>
            {detail.link.detail !== null && <span>{detail.link.detail}</span>}
          </a>
        )}
        {detail.reopenedAt !== null && detail.state === 'open' && (
          <p className="inbox-banner">
            {t('thread.reopened', { time: moments.ago(detail.reopenedAt, now) })}
          </p>
        )}
        {detail.isConfidential && <p className="inbox-secret-text">{t('confidential.text')}</p>}
        {mayHandle && (
          <Actions
            detail={detail}
            isSnoozed={isSnoozed}
            action={action}
            onAction={setAction}
            onChange={changed}
            onOpen={onOpen}
          />
        )}
        {isManager && residents.length > 0 && <ResidentCard id={id} onOpen={onOpen} />}
      </header>
      <Timeline thread={thread} detail={detail} onOpen={onOpen} />
      <p role="status" className="inbox-presence">
        {handling.answering.length > 0 && (
          <strong>
            {t('thread.answering', {
              names: handling.answering.join(', '),
              count: handling.answering.length,
            })}
          </strong>
        )}{' '}
        {handling.viewing.length > 0 &&
          t('thread.viewing', {
            names: handling.viewing.join(', '),
            count: handling.viewing.length,
          })}
      </p>
      {(detail.mayWrite || mayHandle) && (
        <Composer
          ref={composer}
          id={id}
          to={who}
          draft={detail.draft?.body ?? ''}
          hasNotes={mayHandle}
          fill={{ name: residents[0]?.name ?? '', unit: detail.unit ?? '' }}
          onAnswer={thread.send}
          onNoted={changed}
          onTyping={handling.sayAnswering}
        />
      )}
    </>
  )
}
