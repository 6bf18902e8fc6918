import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/Notice'
import type { PortalContext } from '@/kernel/portal/context'
import { PressForm } from '@/kernel/portal/components/PressForm'
import type { Ask } from '../../operations/asks/asksShown'
import { answerAskAction } from './actions'

interface AskNoticeProps {
  context: PortalContext
  ask: Ask
}

/** Who stands at the gate, with the answer or the two ways to give one. */
export const AskNotice = async ({ context, ask }: AskNoticeProps) => {
  const t = await getTranslations()
  const word = (key: string, values?: Record<string, string | number>) =>
    t(`visitors.atGate.${key}`, values)
  const { format, community } = context
  const isOpen = ask.state === 'asking' || ask.state === 'unanswered'
  const answer = (given: 'let-in' | 'refused') => (
    <PressForm
      action={answerAskAction}
      hidden={{ community: community.slug, id: ask.id, answer: given }}
      variant={given === 'let-in' ? 'primary' : 'secondary'}
      labels={{
        text: word(given === 'let-in' ? 'letIn' : 'refuse'),
        pending: t('common.saving'),
      }}
    />
  )
  const outcome = (): string => {
    if (ask.answer === null) return word('over')
    const { given, as, by, at } = ask.answer
    const time = format.time(at)
    return ask.answer.isOwn
      ? word('mine', { answer: given === 'let-in' ? 'let' : 'not', time })
      : word('theirs', { as, by, answer: given === 'let-in' ? 'let' : 'not', time })
  }
  return (
    <Notice
      tone={isOpen ? 'warning' : ask.answer?.given === 'let-in' ? 'success' : 'info'}
      title={
        <span className="text-xl break-words">
          {isOpen ? word('question', { name: ask.name }) : ask.name}
        </span>
      }
      action={
        isOpen ? (
          <div className="flex flex-wrap gap-3">
            {answer('let-in')}
            {answer('refused')}
          </div>
        ) : undefined
      }
    >
      <p>
        {word('facts', { purpose: t(`visitors.purposes.${ask.purpose}`), count: ask.party })}
        {ask.vehicle !== '' && ` · ${ask.vehicle}`}
      </p>
      <p>{word('unit', { unit: ask.unit })}</p>
      {ask.photo !== null && (
        <img
          src={ask.photo}
          alt={t('visitors.asks.photoOf', { name: ask.name })}
          className="rounded-control mt-2 max-h-64 max-w-full"
        />
      )}
      <p role="status">
        {isOpen
          ? word('where', { gate: ask.gate === '' ? 'none' : ask.gate, time: format.time(ask.at) })
          : outcome()}
      </p>
    </Notice>
  )
}
