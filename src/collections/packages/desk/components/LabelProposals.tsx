'use client'

import { ScanText } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import type { Choice } from './CarrierFields'
import { loadLabel } from './loadLabel'
import type { LabelProposal } from './loadLabel'

/** `#` is what was read; of two, `%` is the unit. */
export type LabelTextLabels = Readonly<
  Record<
    | 'reading'
    | 'title'
    | 'forUnit'
    | 'forPerson'
    | 'name'
    | 'from'
    | 'number'
    | 'fill'
    | 'filled'
    | 'nothing',
    string
  >
>

interface LabelProposalsProps {
  /** Its slug. */
  community: string
  photo: File
  carriers: readonly Choice[]
  labels: LabelTextLabels
  onFill: (proposal: LabelProposal) => void
}

const linesOf = (
  { unit, recipient, recipientName, carrier, trackingNumber }: LabelProposal,
  carriers: readonly Choice[],
  labels: LabelTextLabels,
): string[] => {
  const person = unit?.residents.find(({ membership }) => membership === recipient)?.name
  const whose =
    person === undefined
      ? labels.forUnit.replace('%', () => unit?.label ?? '')
      : labels.forPerson.replace('#', () => person).replace('%', () => unit?.label ?? '')
  const named = carriers.find(({ value }) => value === carrier)?.label
  return [
    ...(unit === null ? [] : [whose]),
    ...(recipientName === '' ? [] : [labels.name.replace('#', () => recipientName)]),
    ...(named === undefined ? [] : [labels.from.replace('#', () => named)]),
    ...(trackingNumber === '' ? [] : [labels.number.replace('#', () => trackingNumber)]),
  ]
}

/** What the photo of the label says, to be taken over by whoever sees both. */
export const LabelProposals = ({
  community,
  photo,
  carriers,
  labels,
  onFill,
}: LabelProposalsProps) => {
  const [found, setFound] = useState<LabelProposal | 'reading' | 'nothing'>('reading')
  const [isFilled, setIsFilled] = useState(false)
  useEffect(() => {
    const over = new AbortController()
    void loadLabel(community, photo, over.signal).then((proposal) => {
      if (!over.signal.aborted) setFound(proposal ?? 'nothing')
    })
    return () => {
      over.abort()
    }
  }, [community, photo])

  if (typeof found === 'string') {
    return (
      <p role="status" className="text-muted flex items-center gap-2">
        <ScanText aria-hidden className="size-5 shrink-0" />
        {labels[found]}
      </p>
    )
  }
  const button = (
    <Button
      onClick={() => {
        setIsFilled(true)
        onFill(found)
      }}
    >
      {labels.fill}
    </Button>
  )
  return (
    <div role="status">
      <Notice tone="info" title={labels.title} action={isFilled ? undefined : button}>
        <ul>
          {linesOf(found, carriers, labels).map((line) => (
            <li key={line} className="break-words">
              {line}
            </li>
          ))}
        </ul>
        {isFilled && <p className="mt-2 font-medium">{labels.filled}</p>}
      </Notice>
    </div>
  )
}
