'use client'

import { useEffect, useRef } from 'react'
import { Button } from '@/components/ui/Button'
import { LiveRegion } from '@/components/ui/LiveRegion'
import { Notice } from '@/components/ui/Notice'
import type { GateScreenLabels } from '../../../messages/offline.en'
import type { KeptVisit } from '../../../domain/gateDay'
import type { CheckedHere } from '../../offline/checkPass'

const TONES = { verified: 'success', caution: 'warning', refused: 'danger' } as const

interface AnswerProps {
  answer: CheckedHere
  labels: GateScreenLabels
  timeOf: (at: string) => string
  onEnter: (answer: CheckedHere) => void
  onLeave: (visit: KeptVisit) => void
}

const whyOf = (
  { reason, visit }: CheckedHere,
  labels: GateScreenLabels,
  timeOf: AnswerProps['timeOf'],
): string =>
  reason === 'early' && visit !== null
    ? labels.reasons.earlyAt.replace('#', timeOf(visit.opensAt))
    : labels.reasons[reason]

/** The verdict in words and colour, whom it is about, and what can be done: as with a network. */
export const Answer = ({ answer, labels, timeOf, onEnter, onLeave }: AnswerProps) => {
  const { verdict, visit } = answer
  const box = useRef<HTMLDivElement>(null)
  // On a small screen it lies below what was typed.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [answer])
  const title = labels.verdicts[verdict]
  const why = whyOf(answer, labels, timeOf)
  const facts =
    visit === null
      ? []
      : [
          ...(visit.unit === '' ? [] : [labels.forUnit.replace('#', visit.unit)]),
          ...(visit.party > 1 ? [labels.people.replace('#', String(visit.party))] : []),
          ...(visit.kind === 'standing' ? [] : [labels.until.replace('#', timeOf(visit.closesAt))]),
        ]
  return (
    <div ref={box}>
      <LiveRegion message={[title, visit?.name ?? '', why].filter(Boolean).join('. ')} isUrgent />
      <Notice
        tone={TONES[verdict]}
        title={<span className="text-2xl font-bold">{title}</span>}
        action={
          answer.canEnter ? (
            <Button variant="primary" size="large" isBlock onClick={() => onEnter(answer)}>
              {labels.letIn}
            </Button>
          ) : visit?.state === 'inside' ? (
            <Button variant="primary" size="large" isBlock onClick={() => onLeave(visit)}>
              {labels.checkOut}
            </Button>
          ) : undefined
        }
      >
        {visit !== null && <p className="text-xl font-semibold break-words">{visit.name}</p>}
        <p className="text-lg">{why}</p>
        {facts.length > 0 && <p>{facts.join(' · ')}</p>}
        {visit !== null && visit.vehicle !== '' && (
          <p>
            {labels.vehicle}: {visit.vehicle}
          </p>
        )}
      </Notice>
    </div>
  )
}
