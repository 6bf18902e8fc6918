import { Lock, MessageCircle, PenLine, Search, SearchX } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/ui/Avatar'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { List, ListItem } from '@/components/ui/List'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextField } from '@/components/ui/TextField'
import type { PortalContext } from '@/kernel/portal/context'
import type { ConversationRow } from '../operations/schemas'
import { Confidential } from './Confidential'
import { labelsFor } from './labels'
import type { ConversationLabels } from './labels'
import { findMessages, myInbox, myUnread } from './queries'

interface InboxViewProps {
  context: PortalContext
  /** What is looked for; empty: the list of conversations. */
  words: string
  /** Cursor of the page before. */
  before: string | undefined
}

const SHOWN_UNREAD = 99

interface RowProps {
  context: PortalContext
  row: ConversationRow
  labels: ConversationLabels
  now: Date
}

const Row = async ({ context, row, labels, now }: RowProps) => {
  const t = await getTranslations('conversations.portal')
  const { format, community } = context
  const { unread, state, isConfidential, isMuted, hasLeft, answerDueAt } = row
  const title = labels.title(row)
  const isDirect = row.kind === 'direct'
  const due = answerDueAt !== null && state === 'open' ? new Date(answerDueAt) : null
  const who = isDirect ? '' : format.list(row.people.map(({ name }) => name))
  const badges = [
    ...(unread > 0
      ? [
          <Badge key="unread" tone="accent">
            {unread > SHOWN_UNREAD
              ? t('inbox.unreadMany')
              : t('inbox.unreadCount', { count: unread })}
          </Badge>,
        ]
      : []),
    ...(isConfidential ? [<Confidential key="confidential" text={t('confidential.badge')} />] : []),
    ...(state === 'open'
      ? []
      : [
          <Badge key="state" tone={state === 'resolved' ? 'success' : 'neutral'}>
            {t(`state.${state}`)}
          </Badge>,
        ]),
    ...(due
      ? [
          <Badge key="due" tone={due < now ? 'warning' : 'neutral'}>
            {t(due < now ? 'state.late' : 'state.waiting', { when: format.dateTime(due) })}
          </Badge>,
        ]
      : []),
    ...(isMuted ? [<Badge key="muted">{t('state.muted')}</Badge>] : []),
    ...(hasLeft ? [<Badge key="left">{t('state.left')}</Badge>] : []),
  ]
  return (
    <ListItem
      href={`/c/${community.slug}/messages/${row.id}`}
      hasOwnPlace
      leading={<Avatar name={isDirect ? title : (row.people[0]?.name ?? title)} />}
      title={title}
      text={
        <>
          {who !== '' && <span className="block truncate">{who}</span>}
          {labels.lastLine(row)}
        </>
      }
      meta={<time dateTime={row.lastAt}>{format.brief(row.lastAt, now)}</time>}
      isUnread={unread > 0}
      unreadLabel={t('inbox.unreadLabel')}
      {...(badges.length > 0 && { badges })}
    />
  )
}

const Hits = async ({ context, words }: { context: PortalContext; words: string }) => {
  const t = await getTranslations('conversations.portal')
  const [hits, labels] = await Promise.all([findMessages(context, words), labelsFor(context)])
  const now = new Date()
  const base = `/c/${context.community.slug}/messages`
  return (
    <>
      <p role="status" className="mb-3 font-semibold">
        {t('inbox.found', { count: hits.length, words })}
      </p>
      <p className="text-muted mb-3 flex items-start gap-2">
        <Lock aria-hidden className="mt-1 size-4 shrink-0" />
        {t('confidential.notFound')}
      </p>
      <Card isFlush>
        {hits.length === 0 ? (
          <EmptyState
            icon={<SearchX />}
            title={t('inbox.foundNone')}
            text={t('inbox.foundNoneText')}
          />
        ) : (
          <List>
            {hits.map(({ conversation, message }) => (
              <ListItem
                key={`${conversation.id} ${message.seq}`}
                href={`${base}/${conversation.id}?at=${message.seq}#m${message.seq}`}
                hasOwnPlace
                title={labels.title(conversation)}
                text={t('inbox.line', { name: message.sender.name, text: message.body })}
                meta={<time dateTime={message.at}>{context.format.brief(message.at, now)}</time>}
              />
            ))}
          </List>
        )}
      </Card>
      <LinkButton href={base} variant="quiet" className="mt-4 -ml-5">
        {t('inbox.all')}
      </LinkButton>
    </>
  )
}

const Conversations = async ({ context, before }: Omit<InboxViewProps, 'words'>) => {
  const t = await getTranslations('conversations.portal')
  const [{ conversations, next }, labels] = await Promise.all([
    myInbox(context, before),
    labelsFor(context),
  ])
  const now = new Date()
  const base = `/c/${context.community.slug}/messages`
  return (
    <>
      <Card isFlush className="overflow-hidden">
        {conversations.length === 0 ? (
          <EmptyState
            icon={<MessageCircle />}
            title={t('inbox.empty')}
            text={t('inbox.emptyText')}
          />
        ) : (
          <List>
            {conversations.map((row) => (
              <Row key={row.id} context={context} row={row} labels={labels} now={now} />
            ))}
          </List>
        )}
      </Card>
      {(before !== undefined || next !== null) && (
        <nav aria-label={t('inbox.pages')} className="mt-5 flex flex-wrap justify-between gap-3">
          {before !== undefined && <LinkButton href={base}>{t('inbox.newest')}</LinkButton>}
          {next !== null && (
            <LinkButton href={`${base}?before=${encodeURIComponent(next)}`}>
              {t('inbox.older')}
            </LinkButton>
          )}
        </nav>
      )}
    </>
  )
}

/** The person's conversations, or the messages that they look for. */
export const InboxView = async ({ context, words, before }: InboxViewProps) => {
  const [t, common, unread] = await Promise.all([
    getTranslations('conversations.portal'),
    getTranslations('common'),
    myUnread(context),
  ])
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        eyebrow={context.community.name}
        title={t('title')}
        text={t('inbox.count', { count: unread })}
        action={
          <LinkButton href={`/c/${context.community.slug}/messages/new`} variant="primary">
            <PenLine aria-hidden />
            {t('inbox.new')}
          </LinkButton>
        }
      />
      <form role="search" className="mb-5 flex items-end gap-3">
        <TextField
          name="q"
          type="search"
          label={t('inbox.search')}
          defaultValue={words}
          maxLength={100}
          className="min-w-0 grow"
        />
        <Button type="submit" isIconOnly aria-label={common('search')} className="mb-0.5">
          <Search aria-hidden />
        </Button>
      </form>
      {words === '' ? (
        <Conversations context={context} before={before} />
      ) : (
        <Hits context={context} words={words} />
      )}
    </div>
  )
}
