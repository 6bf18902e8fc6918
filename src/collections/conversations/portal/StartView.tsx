import { Building2, CircleHelp, Landmark, MessageCircle, User, Users } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { List, ListItem } from '@/components/ui/List'
import { PageHeader } from '@/components/ui/PageHeader'
import type { PortalContext } from '@/kernel/portal/context'
import { StartForm } from './components/StartForm'
import { labelsFor } from './labels'
import { PersonSearch } from './PersonSearch'
import { RecordCards } from './components/RecordCards'
import { offeredTopics, peopleToWriteTo, rulesOf } from './queries'
import type { Asked } from './queries'

interface StartViewProps {
  context: PortalContext
  /** Id of the topic, or `any` for none of them. */
  topic: string | undefined
  /** `board`, `neighbour` or `group`. */
  to: string | undefined
  /** Name of a neighbour who is looked for. */
  words: string
  /** The record that the person asks the staff about. */
  asked: Asked | null
  /** What may answer a question on the topic before it is asked. */
  suggestions?: ReactNode
}

type Topic = Awaited<ReturnType<typeof offeredTopics>>[number]

const HOURS_A_DAY = 24

const topicText = async (context: PortalContext) => {
  const [t, labels] = await Promise.all([
    getTranslations('conversations.portal.start'),
    labelsFor(context),
  ])
  const answer = (hours: number) =>
    hours % HOURS_A_DAY === 0
      ? t('answerDays', { days: hours / HOURS_A_DAY })
      : t('answer', { hours })
  return ({ team, person, answerHours }: Topic): string =>
    [
      person === null
        ? t('reaches', { team: labels.team(team) })
        : t('reachesPerson', { person, team: labels.team(team) }),
      ...(answerHours === null ? [] : [answer(answerHours)]),
    ].join(' · ')
}

const Choices = async ({ context }: { context: PortalContext }) => {
  const [t, topics, rules, textOf] = await Promise.all([
    getTranslations('conversations.portal.start'),
    offeredTopics(context),
    rulesOf(context),
    topicText(context),
  ])
  const href = `/c/${context.community.slug}/messages/new`
  const icon = (Icon: typeof User) => <Icon aria-hidden className="text-accent mt-0.5 size-6" />
  return (
    <div className="flex flex-col gap-6">
      <Card title={t('staff')} isFlush>
        <List>
          {topics.map((topic) => (
            <ListItem
              key={topic.id}
              href={`${href}?topic=${topic.id}`}
              leading={icon(Building2)}
              title={topic.name}
              {...(topic.description !== null && { text: topic.description })}
              badges={<span className="text-muted">{textOf(topic)}</span>}
            />
          ))}
          <ListItem
            href={`${href}?topic=any`}
            leading={icon(CircleHelp)}
            title={t('anything')}
            text={t('anythingText')}
          />
        </List>
      </Card>
      {(rules.allowsNeighbours || rules.hasBoard) && (
        <Card title={t('others')} isFlush>
          <List>
            {rules.allowsNeighbours && (
              <>
                <ListItem
                  href={`${href}?to=neighbour`}
                  leading={icon(User)}
                  title={t('neighbour')}
                  text={t('neighbourText')}
                />
                <ListItem
                  href={`${href}?to=group`}
                  leading={icon(Users)}
                  title={t('group')}
                  text={t('groupText')}
                />
              </>
            )}
            {rules.hasBoard && (
              <ListItem
                href={`${href}?to=board`}
                leading={icon(Landmark)}
                title={t('board')}
                text={t('boardText')}
              />
            )}
          </List>
        </Card>
      )}
    </div>
  )
}

const formLabels = async () => {
  const [t, common, forms] = await Promise.all([
    getTranslations('conversations.portal.start'),
    getTranslations('common'),
    getTranslations('forms'),
  ])
  return {
    subject: t('subject'),
    groupName: t('groupName'),
    message: t('message'),
    people: t('found'),
    optional: common('optional'),
    confidential: t('confidential'),
    confidentialHint: t('confidentialHint'),
    send: t('send'),
    sending: t('sending'),
    summary: forms('errorSummary', { count: 1 }),
  }
}

const ToStaff = async ({ context, topic }: { context: PortalContext; topic: Topic | null }) => {
  const [t, labels, textOf] = await Promise.all([
    getTranslations('conversations.portal.start'),
    formLabels(),
    topicText(context),
  ])
  return (
    <Card title={topic?.name ?? t('anything')}>
      <p className="text-muted mb-5">{topic ? textOf(topic) : t('anythingText')}</p>
      {topic?.isOutsideHours === true && <p className="mb-5 font-medium">{t('outside')}</p>}
      <StartForm
        kind="inquiry"
        community={context.community.slug}
        clientId={crypto.randomUUID()}
        labels={labels}
        {...(topic && { topic: topic.id })}
      />
    </Card>
  )
}

const AboutRecord = async ({ context, asked }: { context: PortalContext; asked: Asked }) => {
  const t = await getTranslations('conversations.portal.start')
  return (
    <Card title={t('question')}>
      <p className="text-muted mb-3">{t('anythingText')}</p>
      <RecordCards cards={[asked.card]} about={t('aboutRecord')} />
      <div className="mt-5">
        <StartForm
          kind="inquiry"
          community={context.community.slug}
          clientId={crypto.randomUUID()}
          about={asked.about}
          subject={asked.card.title}
          labels={await formLabels()}
        />
      </div>
    </Card>
  )
}

const ToBoard = async ({ context }: { context: PortalContext }) => {
  const t = await getTranslations('conversations.portal.start')
  return (
    <Card title={t('board')}>
      <p className="text-muted mb-5">{t('boardText')}</p>
      <StartForm
        kind="board"
        community={context.community.slug}
        clientId={crypto.randomUUID()}
        labels={await formLabels()}
      />
    </Card>
  )
}

interface ToNeighboursProps {
  context: PortalContext
  kind: 'direct' | 'group'
  words: string
}

const ToNeighbours = async ({ context, kind, words }: ToNeighboursProps) => {
  const [t, people] = await Promise.all([
    getTranslations('conversations.portal.start'),
    peopleToWriteTo(context, words),
  ])
  const { slug } = context.community
  return (
    <Card title={t(kind === 'direct' ? 'neighbour' : 'group')}>
      <PersonSearch label={t('find')} words={words}>
        <input type="hidden" name="to" value={kind === 'direct' ? 'neighbour' : 'group'} />
      </PersonSearch>
      {people.length === 0 ? (
        <EmptyState
          icon={<MessageCircle />}
          title={t('nobody')}
          text={t('nobodyText')}
          action={<LinkButton href={`/c/${slug}/settings/privacy`}>{t('allow')}</LinkButton>}
        />
      ) : (
        <StartForm
          kind={kind}
          community={slug}
          clientId={crypto.randomUUID()}
          people={people.map(({ id, name, unit }) => ({ id, name, unit }))}
          labels={await formLabels()}
        />
      )}
    </Card>
  )
}

/** Beginning a conversation: first with whom, then what. */
export const StartView = async ({
  context,
  topic,
  to,
  words,
  asked,
  suggestions,
}: StartViewProps) => {
  const t = await getTranslations('conversations.portal.start')
  const base = `/c/${context.community.slug}/messages`
  const found = (topic === undefined ? [] : await offeredTopics(context)).find(
    ({ id }) => id === topic,
  )
  const step = () => {
    if (asked) return <AboutRecord context={context} asked={asked} />
    if (found) return <ToStaff context={context} topic={found} />
    if (topic === 'any') return <ToStaff context={context} topic={null} />
    if (to === 'board') return <ToBoard context={context} />
    if (to === 'neighbour' || to === 'group') {
      const kind = to === 'group' ? 'group' : 'direct'
      return <ToNeighbours context={context} kind={kind} words={words} />
    }
    return null
  }
  const chosen = step()
  const back = asked
    ? { href: asked.card.path, label: asked.card.title }
    : chosen
      ? { href: `${base}/new`, label: t('change') }
      : { href: base, label: t('back') }
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader back={back} title={t('title')} {...(!chosen && { text: t('text') })} />
      {found && suggestions}
      {chosen ?? <Choices context={context} />}
    </div>
  )
}
