'use client'

import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { List, ListItem } from '@/components/ui/List'
import { Notice } from '@/components/ui/Notice'
import type { Contact } from '../../offline/device'
import type { Queued } from '../../offline/domain/queue'
import type { Sent } from '../../offline/exchange'
import type { OfflineWords } from '../../offline/words.en'

interface QueueViewProps<Entry> {
  /** Of this page, for whoever has to sign in first. */
  path: string
  entries: readonly Entry[]
  contact: Contact | null
  isOnline: boolean
  isSending: boolean
  labels: OfflineWords
  titleOf: (entry: Entry) => string
  timeOf: (at: number) => string
  onSend: () => void
}

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? one : many.replace('#', String(count))

/** What became of the last sending. Above everything else: some of it needs a human. */
export const SentNotices = ({
  conflicts,
  sent,
  labels,
}: {
  /** Where what does not fit is looked at. */
  conflicts: string
  sent: Sent | null
  labels: OfflineWords
}) => (
  <div role="status" className="mb-4 flex flex-col gap-3 empty:hidden">
    {sent !== null && sent.done > 0 && (
      <Notice tone="success">{counted(sent.done, labels.sentOne, labels.sent)}</Notice>
    )}
    {sent !== null && sent.clashes > 0 && (
      <Notice
        tone="warning"
        action={
          <a className="text-link font-medium" href={conflicts}>
            {labels.clashLink}
          </a>
        }
      >
        {counted(sent.clashes, labels.clashOne, labels.clash)}
      </Notice>
    )}
    {sent !== null && sent.left > 0 && <Notice tone="danger">{labels.notSent}</Notice>}
  </div>
)

/** What waits to be sent, in the order in which it happened. */
export const QueueView = <Entry extends Queued>({
  path,
  entries,
  contact,
  isOnline,
  isSending,
  labels,
  titleOf,
  timeOf,
  onSend,
}: QueueViewProps<Entry>) => {
  const signIn = `/sign-in?next=${encodeURIComponent(path)}`
  return (
    <div className="flex flex-col gap-4">
      {contact === 'signed-out' && entries.length > 0 && (
        <Notice
          tone="warning"
          action={
            <a className="text-link font-medium" href={signIn}>
              {labels.signInLink}
            </a>
          }
        >
          {labels.signIn}
        </Notice>
      )}
      {contact === 'foreign' && entries.length > 0 && <Notice>{labels.foreign}</Notice>}
      <p className="font-medium">
        {entries.length === 0
          ? labels.waitingNone
          : counted(entries.length, labels.waitingOne, labels.waiting)}
      </p>
      {entries.length > 0 && (
        <>
          <Card isFlush>
            <List>
              {entries.map((entry) => (
                <ListItem key={entry.id} title={titleOf(entry)} text={timeOf(entry.at)} />
              ))}
            </List>
          </Card>
          {isOnline && (
            <Button variant="primary" onClick={onSend} aria-disabled={isSending}>
              {isSending ? labels.sending : labels.send}
            </Button>
          )}
        </>
      )}
    </div>
  )
}
