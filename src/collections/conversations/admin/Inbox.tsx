'use client'

import { NextIntlClientProvider, useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { LiveConfig } from '@/kernel/portal/live/address'
import type { Locale } from '@/kernel/i18n/locales'
import { ask } from '@/kernel/admin/ask'
import type { UploadCaps } from '../client/uploads'
import { BulkBar } from './BulkBar'
import { InboxProvider } from './context'
import type { Colleague } from './context'
import { ConversationList } from './ConversationList'
import { KeysHelp } from './KeysHelp'
import { NewConversation } from './NewConversation'
import { QueueNav } from './QueueNav'
import { ThreadPane } from './ThreadPane'
import type { ThreadHandle } from './ThreadPane'
import { useKeys } from './useKeys'
import { useLive } from './useLive'
import { useQueue } from './useQueue'
import type { Picked } from './useQueue'

interface InboxProps {
  slug: string
  communityId: string
  communityName: string
  locale: Locale
  timeZone: string
  me: { id: string; name: string }
  isManager: boolean
  caps: UploadCaps
  live: LiveConfig
  /** Id of the conversation that the address names. */
  initial: string | null
}

/** On a phone one pane at a time. */
type Pane = 'queues' | 'list' | 'thread'

const inAddress = (slug: string, id: string | null): string =>
  `/admin/inbox?${new URLSearchParams({ c: slug, ...(id !== null && { conversation: id }) }).toString()}`

const namedInAddress = (): string | null =>
  new URLSearchParams(window.location.search).get('conversation')

const useColleagues = (base: string): Colleague[] => {
  const [staff, setStaff] = useState<Colleague[]>([])
  useEffect(() => {
    void ask<{ staff: Colleague[] }>('GET', `${base}/staff`).then((answer) => {
      if (answer.isOk) setStaff(answer.body.staff)
    })
  }, [base])
  return staff
}

const NONE: ReadonlySet<string> = new Set()

const Panes = ({
  slug,
  communityId,
  communityName,
  locale,
  timeZone,
  me,
  isManager,
  caps,
  live,
  initial,
}: InboxProps) => {
  const t = useTranslations('conversations.inbox')
  const base = `/api/c/${slug}/conversations`
  const staff = useColleagues(base)
  const [picked, setPicked] = useState<Picked>({ queue: 'open', topic: null })
  const [open, setOpen] = useState(initial)
  const [pane, setPane] = useState<Pane>(initial === null ? 'list' : 'thread')
  const [selected, setSelected] = useState(NONE)
  const [said, setSaid] = useState<{ text: string; isBad: boolean }>()
  const [shown, setShown] = useState<'keys' | 'new' | null>(null)
  const queue = useQueue(base, picked)
  const thread = useRef<ThreadHandle>(null)
  const list = useRef<HTMLUListElement>(null)
  const { client, isLost } = useLive({
    config: live,
    onHear: ({ conversationId }) => {
      queue.refresh()
      if (conversationId === open) thread.current?.refresh()
    },
    onCatchUp: () => {
      queue.refresh()
      thread.current?.refresh()
    },
  })

  const show = (id: string | null) => {
    setOpen(id)
    setPane(id === null ? 'list' : 'thread')
    setSaid(undefined)
    window.history.pushState(null, '', inAddress(slug, id))
  }
  useEffect(() => {
    const back = () => {
      const id = namedInAddress()
      setOpen(id)
      setPane(id === null ? 'list' : 'thread')
    }
    window.addEventListener('popstate', back)
    return () => window.removeEventListener('popstate', back)
  }, [])

  const pick = (next: Picked) => {
    setPicked(next)
    setSelected(NONE)
    setPane('list')
  }
  const step = (by: number): boolean => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const at = links.findIndex((link) => link === document.activeElement)
    const from = at === -1 ? links.findIndex(({ dataset }) => dataset['row'] === open) : at
    links[Math.min(links.length - 1, Math.max(0, from + by))]?.focus()
    return links.length > 0
  }
  useKeys((key) => {
    // A conversation that is being read scrolls with the arrows.
    const isReading = document.activeElement?.closest('.inbox-thread') != null
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        return !isReading && step(key === 'ArrowDown' ? 1 : -1)
      case 'j':
      case 'k':
        return step(key === 'j' ? 1 : -1)
      case '?':
        setShown('keys')
        return true
      case 'r':
      case 'n':
      case 'e':
      case 'a':
        return thread.current?.press(key) ?? false
      default:
        return false
    }
  })

  const tell = (text: string, isBad = false) => setSaid({ text, isBad })
  return (
    <InboxProvider
      value={{
        base,
        slug,
        communityId,
        communityName,
        locale,
        timeZone,
        me,
        isManager,
        caps,
        staff,
        tell,
      }}
    >
      <div className="inbox-top">
        {/* There from the beginning, so that what comes into it is read out. */}
        <p role="status" className={said?.isBad === true ? 'inbox-said inbox-bad' : 'inbox-said'}>
          {said?.text}
        </p>
        <p role="status" className="inbox-lost">
          {isLost && t('reconnecting')}
        </p>
        <button type="button" className="inbox-button" onClick={() => setShown('keys')}>
          {t('keys.open')}
        </button>
        <button
          type="button"
          className="inbox-button inbox-button--main"
          onClick={() => setShown('new')}
        >
          {t('start.open')}
        </button>
      </div>
      <div className="inbox" data-pane={pane}>
        <QueueNav counts={queue.counts} picked={picked} onPick={pick} />
        <section className="inbox-list" aria-label={t('list.label')}>
          <button type="button" className="inbox-back" onClick={() => setPane('queues')}>
            {t('back.queues')}
          </button>
          {selected.size > 0 && (
            <BulkBar
              selected={selected}
              onDone={() => {
                setSelected(NONE)
                queue.refresh()
                thread.current?.refresh()
              }}
              onNone={() => setSelected(NONE)}
            />
          )}
          <ConversationList
            ref={list}
            queue={queue}
            picked={picked}
            open={open}
            onOpen={show}
            selected={selected}
            onSelect={setSelected}
          />
        </section>
        <section className="inbox-thread" aria-label={t('thread.label')}>
          <button type="button" className="inbox-back" onClick={() => show(null)}>
            {t('back.list')}
          </button>
          {open === null ? (
            <p className="inbox-empty">{t('thread.choose')}</p>
          ) : (
            <ThreadPane
              key={open}
              ref={thread}
              id={open}
              client={client}
              onChange={queue.refresh}
              onOpen={show}
            />
          )}
        </section>
      </div>
      <KeysHelp isOpen={shown === 'keys'} onClose={() => setShown(null)} />
      {shown === 'new' && (
        <NewConversation
          onClose={() => setShown(null)}
          onStarted={(id) => {
            setShown(null)
            show(id)
            tell(t('done.started'))
            queue.refresh()
          }}
        />
      )}
    </InboxProvider>
  )
}

/** The inbox of the staff: queues, list and conversation, kept up to date. */
export const Inbox = ({
  messages,
  ...props
}: InboxProps & { messages: ComponentProps<typeof NextIntlClientProvider>['messages'] }) => (
  <NextIntlClientProvider locale={props.locale} timeZone={props.timeZone} messages={messages}>
    <Panes {...props} />
  </NextIntlClientProvider>
)
