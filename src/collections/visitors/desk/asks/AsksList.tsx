import { getTranslations } from 'next-intl/server'
import { LiveRegion } from '@/components/ui/LiveRegion'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import { PressForm } from '@/kernel/portal/components/PressForm'
import type { Ask } from '../../operations/asks/asksShown'
import { enterAction } from '../actions'
import { decideAction } from './actions'
import { RefreshAt } from '../components/asks/RefreshAt'

type Shown = Exclude<Ask['state'], 'held' | 'over'>

const TONES = {
  asking: 'info',
  unanswered: 'warning',
  'let-in': 'success',
  refused: 'danger',
} as const satisfies Record<Shown, string>

interface AsksListProps {
  context: PortalContext
  asks: readonly Ask[]
  guardsDecide: boolean
  /** Id of the gate at which the device stands; empty where there is none. */
  gate: string
}

/** Who stands here without an invitation: what the household says, in words and colour, and aloud. */
export const AsksList = async ({ context, asks, guardsDecide, gate }: AsksListProps) => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, string | number>) =>
    t(`visitors.asks.${key}`, values)
  const { format, community } = context
  const press = (
    ask: Ask,
    text: string,
    variant: 'primary' | 'secondary',
    answer: 'let-in' | 'refused',
  ) => (
    <PressForm
      action={decideAction}
      hidden={{ community: community.slug, id: ask.id, answer }}
      variant={variant}
      icon={<span className="sr-only">{ask.name}:</span>}
      labels={{ text, pending: t('common.saving') }}
    />
  )
  const buttons = (ask: Ask, state: Shown) => {
    switch (state) {
      case 'refused':
        return undefined
      case 'let-in':
        return (
          <PressForm
            action={enterAction}
            hidden={{ community: community.slug, id: ask.id, name: ask.name, method: 'list', gate }}
            variant="primary"
            icon={<span className="sr-only">{ask.name}:</span>}
            labels={{ text: word('letIn'), pending: t('common.saving') }}
          />
        )
      default:
        return (
          <div className="flex flex-wrap gap-3">
            {state === 'unanswered' &&
              guardsDecide &&
              press(ask, word('letInUnasked'), 'primary', 'let-in')}
            {press(ask, word('sendAway'), 'secondary', 'refused')}
          </div>
        )
    }
  }
  const rows = asks.flatMap((ask) =>
    ask.state === 'held' || ask.state === 'over' ? [] : [{ ask, state: ask.state }],
  )
  const answered = rows.filter(({ state }) => state !== 'asking')
  const said = answered.map(({ ask: { name, unit }, state }) =>
    word('said', { name, unit, state: word(`states.${state}`) }),
  )
  return (
    <>
      <LiveRegion message={said.join(' ')} isUrgent />
      {rows.map(({ ask, state }) => (
        <Notice
          key={ask.id}
          tone={TONES[state]}
          title={<span className="text-xl">{word(`states.${state}`)}</span>}
          action={buttons(ask, state)}
        >
          <p className="text-lg font-semibold break-words">
            {word('line', { name: ask.name, unit: ask.unit })}
          </p>
          <p>
            {[
              t(`visitors.purposes.${ask.purpose}`),
              word('since', { time: format.time(ask.at) }),
              ...(ask.party > 1 ? [t('visitors.people', { count: ask.party })] : []),
              ...(ask.vehicle === '' ? [] : [ask.vehicle]),
              ...(ask.gate === '' ? [] : [ask.gate]),
            ].join(' · ')}
          </p>
          {ask.photo !== null && (
            <img
              src={ask.photo}
              alt={t('visitors.asks.photoOf', { name: ask.name })}
              className="rounded-control mt-2 max-h-64 max-w-full"
            />
          )}
          {ask.answer && (
            <p>
              {word('answered', {
                as: ask.answer.as,
                by: ask.answer.by,
                time: format.time(ask.answer.at),
              })}
            </p>
          )}
          {state === 'unanswered' && !guardsDecide && <p>{word('undecided')}</p>}
          {state === 'asking' && ask.unansweredAt && <RefreshAt at={ask.unansweredAt.getTime()} />}
        </Notice>
      ))}
    </>
  )
}
