import { getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/ui/Avatar'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { List, ListItem } from '@/components/ui/List'
import { PageHeader } from '@/components/ui/PageHeader'
import { TextField } from '@/components/ui/TextField'
import type { PortalContext } from '@/kernel/portal/context'
import type { ConversationDetail } from '../operations/detail'
import { BlockCard } from './BlockCard'
import { AddForm } from './components/AddForm'
import { PartButton } from './components/PartButton'
import { PersonSearch } from './PersonSearch'
import { peopleToWriteTo } from './queries'

interface PeopleViewProps {
  context: PortalContext
  detail: ConversationDetail
  /** Name of somebody who is to be added. */
  words: string
}

type Part = Pick<PeopleViewProps, 'context' | 'detail'>

const Who = async ({ context, detail }: Part) => {
  const t = await getTranslations('conversations.portal.people')
  const { person, community } = context
  const { id: conversation, kind, participants, mayWrite } = detail
  const isOpen = kind !== 'direct' && mayWrite
  const shared = { community: community.slug, conversation, variant: 'quiet' } as const
  const actions = (id: string, name: string) => (
    <div className="flex flex-wrap gap-1 pt-1">
      {detail.seesAll && (
        <PartButton
          {...shared}
          what="share"
          person={id}
          labels={{ text: t('share'), name: t('shareWith', { name }), pending: t('working') }}
        />
      )}
      {detail.mayRemove && (
        <PartButton
          {...shared}
          what="remove"
          person={id}
          labels={{ text: t('remove'), name: t('removeWho', { name }), pending: t('working') }}
        />
      )}
    </div>
  )
  return (
    <Card title={t('who')} isFlush>
      <List>
        {participants.map(({ id, name, part, hasLeft }) => (
          <ListItem
            key={id}
            leading={<Avatar name={name} />}
            title={id === person.id ? t('you', { name }) : name}
            text={hasLeft ? t('left') : t(`parts.${part}`)}
            {...(isOpen &&
              !hasLeft &&
              id !== person.id &&
              part !== 'staff' && { badges: actions(id, name) })}
          />
        ))}
      </List>
    </Card>
  )
}

const Add = async ({ context, detail, words }: PeopleViewProps) => {
  const [t, forms, found] = await Promise.all([
    getTranslations('conversations.portal.people'),
    getTranslations('forms'),
    peopleToWriteTo(context, words),
  ])
  const there = new Set(detail.participants.filter(({ hasLeft }) => !hasLeft).map(({ id }) => id))
  const people = found.filter(({ id }) => !there.has(id))
  return (
    <Card title={t('add')}>
      <p className="text-muted mb-4">{t('addText')}</p>
      <PersonSearch label={t('find')} words={words} />
      {people.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <AddForm
          key={JSON.stringify(people)}
          community={context.community.slug}
          conversation={detail.id}
          people={people.map(({ id, name, unit }) => ({ id, name, unit }))}
          mayShare={detail.seesAll}
          labels={{
            who: t('who'),
            shares: t('shares'),
            add: t('addThem'),
            adding: t('adding'),
            summary: forms('errorSummary', { count: 1 }),
          }}
        />
      )}
    </Card>
  )
}

const Notices = async ({ context, detail }: Part) => {
  const t = await getTranslations('conversations.portal.people')
  const shared = { community: context.community.slug, conversation: detail.id }
  const pending = t('working')
  return (
    <Card title={t('mute')}>
      <p className="text-muted mb-4">{t(detail.isMuted ? 'muted' : 'loud')}</p>
      <div className="flex flex-wrap gap-3">
        {detail.isMuted ? (
          <PartButton {...shared} what="unmute" labels={{ text: t('unmute'), pending }} />
        ) : (
          (['hours', 'week', 'always'] as const).map((what) => (
            <PartButton key={what} {...shared} what={what} labels={{ text: t(what), pending }} />
          ))
        )}
      </div>
    </Card>
  )
}

const Jump = async ({ context, detail }: Part) => {
  const t = await getTranslations('conversations.portal.people')
  return (
    <Card title={t('jump')}>
      <form
        action={`/c/${context.community.slug}/messages/${detail.id}`}
        className="flex items-end gap-3"
      >
        <TextField
          name="day"
          type="date"
          label={t('day')}
          max={context.format.isoDate(new Date())}
          required
          className="min-w-0 grow"
        />
        <Button type="submit" className="mb-0.5">
          {t('go')}
        </Button>
      </form>
    </Card>
  )
}

const Secrecy = async ({ context, detail }: Part) => {
  const [t, working] = await Promise.all([
    getTranslations('conversations.portal.confidential'),
    getTranslations('conversations.portal.people'),
  ])
  return (
    <Card title={t('title')}>
      <p className="text-muted mb-4">{t('text')}</p>
      {detail.isConfidential ? (
        <p className="font-medium">{t('isOne')}</p>
      ) : (
        <>
          <p className="text-muted mb-4">{t('forGood')}</p>
          <PartButton
            what="confidential"
            community={context.community.slug}
            conversation={detail.id}
            labels={{ text: t('mark'), pending: working('working') }}
          />
        </>
      )}
    </Card>
  )
}

/** Who is in a conversation, and what the person can set for it. */
export const PeopleView = async ({ context, detail, words }: PeopleViewProps) => {
  const t = await getTranslations('conversations.portal.people')
  const { slug } = context.community
  const isMember = detail.part !== null && detail.part !== 'staff' && !detail.hasLeft
  const other = detail.participants.find(({ id }) => id !== context.person.id)
  const isGroupLike = detail.kind !== 'direct' && detail.mayWrite
  return (
    <div className="mx-auto flex max-w-2xl flex-col gap-6">
      <PageHeader
        className="mb-0! sm:mb-2!"
        back={{ href: `/c/${slug}/messages/${detail.id}`, label: t('back') }}
        title={t('title')}
      />
      <Who context={context} detail={detail} />
      {isGroupLike && <Add context={context} detail={detail} words={words} />}
      {isMember && <Notices context={context} detail={detail} />}
      {(detail.isConfidential || detail.mayMark) && <Secrecy context={context} detail={detail} />}
      <Jump context={context} detail={detail} />
      {detail.kind === 'direct' && other && <BlockCard context={context} person={other} />}
      {isMember && isGroupLike && (
        <Card title={t('leave')}>
          <p className="text-muted mb-4">{t('leaveText')}</p>
          <PartButton
            what="leave"
            variant="danger"
            community={slug}
            conversation={detail.id}
            labels={{ text: t('leave'), pending: t('working') }}
          />
        </Card>
      )}
    </div>
  )
}
