import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { List, ListItem } from '@/components/ui/List'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import { PressForm } from '@/kernel/portal/components/PressForm'
import { SearchWhileTyping } from '@/kernel/portal/components/SearchWhileTyping'
import { saidStart } from '../domain/window'
import type { Visit } from '../operations/visitRow'
import { answerHoldAction, enterAction, leaveAction, revokeAtGateAction } from './actions'
import type { GateBoard } from './queries'

interface ListsProps {
  context: PortalContext
  board: GateBoard
}

/** Whose row a button is of, for those who hear it. */
const Whose = ({ name }: { name: string }) => <span className="sr-only">{name}:</span>

const lineFor = async () => {
  const t = await getTranslations('visitors.gate')
  return ({ unit, party, vehicle }: Visit, when: string): string =>
    [
      t('forUnit', { unit }),
      when,
      ...(party > 1 ? [t('people', { count: party })] : []),
      ...(vehicle === '' ? [] : [vehicle]),
    ].join(' · ')
}

/** Whom the block list stopped: a manager answers, everybody else waits for one. */
export const HeldList = async ({ context, board }: ListsProps) => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, string>) => t(`visitors.gate.${key}`, values)
  const isManager = context.roles.includes('manager')
  const answer = (id: string, name: string, choice: 'allowed' | 'denied') => (
    <PressForm
      action={answerHoldAction}
      hidden={{ community: context.community.slug, id, answer: choice }}
      variant={choice === 'denied' ? 'primary' : 'secondary'}
      icon={<Whose name={name} />}
      labels={{
        text: word(choice === 'denied' ? 'deny' : 'allow'),
        pending: t('common.saving'),
      }}
    />
  )
  return board.held.map(({ id, name, unit, reason }) => (
    <Notice
      key={id}
      tone="danger"
      title={word('heldTitle')}
      action={
        isManager ? (
          <div className="flex flex-wrap gap-3">
            {answer(id, name, 'denied')}
            {answer(id, name, 'allowed')}
          </div>
        ) : (
          <p className="font-semibold">{word('heldWait')}</p>
        )
      }
    >
      <p>{word('heldText', { name, reason })}</p>
      <p>{word('forUnit', { unit })}</p>
    </Notice>
  ))
}

export const InsideList = async ({ context, board: { inside } }: ListsProps) => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, string | number>) =>
    t(`visitors.gate.${key}`, values)
  const line = await lineFor()
  const people = inside.reduce((sum, { party }) => sum + party, 0)
  return (
    <Card
      title={word('insideTitle')}
      isFlush
      action={<span className="px-5">{word('insideCount', { count: people })}</span>}
    >
      {inside.length === 0 ? (
        <EmptyState title={word('nobodyInside')} />
      ) : (
        <List>
          {inside.map((visit) => (
            <ListItem
              key={visit.id}
              title={visit.name}
              text={line(
                visit,
                visit.enteredAt === null
                  ? ''
                  : word('since', { time: context.format.time(visit.enteredAt) }),
              )}
              {...(visit.state === 'overstayed' && {
                badges: <Badge tone="warning">{t('visitors.states.overstayed')}</Badge>,
              })}
              action={
                <PressForm
                  action={leaveAction}
                  hidden={{ community: context.community.slug, id: visit.id, name: visit.name }}
                  variant="secondary"
                  icon={<Whose name={visit.name} />}
                  labels={{ text: word('checkOut'), pending: t('common.saving') }}
                />
              }
            />
          ))}
        </List>
      )}
    </Card>
  )
}

interface ExpectedListProps extends ListsProps {
  words: string
  /** Id of the gate at which the device stands; empty where there is none. */
  gate: string
}

export const ExpectedList = async ({ context, board, words, gate }: ExpectedListProps) => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, string>) => t(`visitors.gate.${key}`, values)
  const line = await lineFor()
  const { slug } = context.community
  const { format } = context
  const isManager = context.roles.includes('manager')
  return (
    <Card title={word('expectedTitle')}>
      <SearchWhileTyping
        path={`/c/${slug}/gate`}
        words={words}
        kept={gate === '' ? {} : { gate }}
        labels={{
          search: word('search'),
          hint: word('searchHint'),
          submit: word('searchSubmit'),
        }}
      />
      {board.expected.length === 0 ? (
        <EmptyState title={word(words === '' ? 'nobodyExpected' : 'nobodyFound')} />
      ) : (
        <List className="-mx-5 sm:-mx-6">
          {board.expected.map((visit) => (
            <ListItem
              key={visit.id}
              title={visit.name}
              text={line(
                visit,
                visit.kind === 'standing' || visit.kind === 'unannounced'
                  ? t(`visitors.kinds.${visit.kind}`)
                  : t('visitors.window', {
                      from: format.time(saidStart(visit.opensAt)),
                      until: format.time(visit.closesAt),
                    }),
              )}
              action={
                <div className="flex flex-wrap justify-end gap-2">
                  <PressForm
                    action={enterAction}
                    hidden={{ community: slug, id: visit.id, name: visit.name, gate }}
                    variant="secondary"
                    icon={<Whose name={visit.name} />}
                    labels={{ text: word('letIn'), pending: t('common.saving') }}
                  />
                  {isManager && visit.invitation !== null && (
                    <PressForm
                      action={revokeAtGateAction}
                      hidden={{ community: slug, id: visit.invitation }}
                      variant="quiet"
                      icon={<Whose name={visit.name} />}
                      labels={{ text: word('revoke'), pending: t('common.saving') }}
                    />
                  )}
                </div>
              }
            />
          ))}
        </List>
      )}
    </Card>
  )
}
