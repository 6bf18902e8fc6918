import { ArrowLeft, Link2, Users } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Badge } from '@/components/ui/Badge'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import { liveConfig } from '@/kernel/portal/live/config'
import { conversationChannel } from '../channels'
import { isServed } from '../domain/kinds'
import { Chat } from './components/Chat'
import { Confidential } from './Confidential'
import { chatWords, labelsFor, lineWords } from './labels'
import { myPreferences, rulesOf } from './queries'
import type { OpenConversation, Part } from './queries'

interface ConversationViewProps {
  context: PortalContext
  open: OpenConversation
  part: Part
}

const Banners = async ({ context, open: { detail } }: Omit<ConversationViewProps, 'part'>) => {
  const [t, confidential] = await Promise.all([
    getTranslations('conversations.portal.thread'),
    getTranslations('conversations.portal.confidential'),
  ])
  const { state, reopenedAt, hasLeft, mayWrite, link, isConfidential } = detail
  const isAlone = detail.kind === 'direct' && !mayWrite
  return (
    <>
      {link && (
        <Link
          href={link.path}
          className="bg-surface border-line rounded-control hover:bg-accent-soft/60 mb-4 flex min-h-14 items-center gap-3 border px-4 py-2"
        >
          <Link2 aria-hidden className="text-accent size-5 shrink-0" />
          <span className="min-w-0">
            <span className="block font-semibold break-words">
              {t('link', { title: link.title })}
            </span>
            {link.detail !== null && <span className="text-muted block">{link.detail}</span>}
          </span>
        </Link>
      )}
      {isConfidential && (
        <details className="bg-sunken rounded-control mb-4 px-4">
          <summary className="min-h-11 py-2.5 font-medium">{confidential('what')}</summary>
          <p className="text-muted pb-3">{confidential('text')}</p>
        </details>
      )}
      {hasLeft ? (
        <Notice className="mb-4">{t('left')}</Notice>
      ) : (
        <>
          {isAlone && <Notice className="mb-4">{t('alone')}</Notice>}
          {state === 'open' && reopenedAt !== null && (
            <Notice className="mb-4">
              {t('reopened', { when: context.format.dateTime(reopenedAt) })}
            </Notice>
          )}
          {state !== 'open' && mayWrite && (
            <Notice tone="success" className="mb-4">
              {t('resolved')}
            </Notice>
          )}
        </>
      )}
    </>
  )
}

/** One conversation: its newest messages, or the part that was asked for. */
export const ConversationView = async ({ context, open, part }: ConversationViewProps) => {
  const [t, labels, words, lines, preferences, rules] = await Promise.all([
    getTranslations('conversations.portal'),
    labelsFor(context),
    chatWords(),
    lineWords(),
    myPreferences(context),
    rulesOf(context),
  ])
  const { detail, messages, hasOlder, hasNewer } = open
  const { person, community, locale } = context
  const base = `/c/${community.slug}/messages`
  const href = `${base}/${detail.id}`
  const isThread = part.thread !== undefined
  const active = detail.participants.filter(({ hasLeft }) => !hasLeft)
  const isServedHere = isServed(detail.kind)
  const reach = isServedHere
    ? t(`kinds.${detail.kind}`, { team: labels.team(detail.team) })
    : t('thread.people', { count: active.length })
  return (
    <div className="mx-auto flex max-w-3xl flex-col">
      <header className="mb-3 flex items-end justify-between gap-3 sm:mb-5">
        <div className="min-w-0">
          <Link
            href={isThread ? href : base}
            className="text-muted hover:text-ink -ml-1 inline-flex min-h-11 items-center gap-2 font-medium"
          >
            <ArrowLeft aria-hidden className="size-5" />
            {t(isThread ? 'thread.wholeTalk' : 'thread.back')}
          </Link>
          <h1 className="text-xl font-bold break-words sm:text-2xl">
            {isThread ? t('thread.answersTo') : labels.title(detail)}
          </h1>
          {detail.kind !== 'direct' && (
            <p className="text-muted mt-1 flex flex-wrap items-center gap-2">
              {reach}
              {detail.unit !== null && <Badge>{detail.unit}</Badge>}
              {detail.isConfidential && <Confidential text={t('confidential.badge')} />}
            </p>
          )}
        </div>
        <LinkButton
          href={`${href}/people`}
          isIconOnly
          aria-label={t('thread.about')}
          title={t('thread.about')}
        >
          <Users aria-hidden />
        </LinkButton>
      </header>
      <Banners context={context} open={open} />
      <Chat
        key={JSON.stringify([detail.id, part])}
        community={{ id: community.id, slug: community.slug }}
        me={{ id: person.id, name: person.name }}
        conversation={detail.id}
        initial={{ messages, hasOlder, hasNewer, detail }}
        {...(part.thread !== undefined && { thread: part.thread })}
        {...(part.at !== undefined && { found: part.at })}
        config={liveConfig(person.id)}
        presence={
          preferences.hidesPresence || detail.hasLeft || !detail.mayWrite
            ? null
            : conversationChannel(detail.id)
        }
        rules={{
          editMinutes: rules.editMinutes,
          deleteMinutes: rules.deleteMinutes,
          uploads: rules.uploads,
        }}
        clientId={crypto.randomUUID()}
        drawnAt={new Date().toISOString()}
        place={{ locale, timeZone: community.timeZone }}
        words={{ ...words, somebody: t('somebody') }}
        lines={lines}
      />
    </div>
  )
}
