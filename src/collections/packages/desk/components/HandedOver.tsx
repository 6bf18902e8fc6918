'use client'

import { useEffect, useRef } from 'react'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'

interface HandedOverProps {
  /** Of the action: `said`, and in `missed` a line for each that a colleague closed. */
  result: Record<string, string>
  labels: Readonly<Record<'missed' | 'back', string>>
  back: string
}

/** What went out, and what did not because a colleague was faster. */
export const HandedOver = ({ result, labels, back }: HandedOverProps) => {
  const ref = useRef<HTMLDivElement>(null)
  // The form that had the focus is gone.
  useEffect(() => ref.current?.focus(), [])
  const missed = (result['missed'] ?? '').split('\n').filter((line) => line !== '')
  return (
    <div ref={ref} tabIndex={-1} role="status" className="flex flex-col gap-5 outline-none">
      <Notice tone="success" title={result['said']} />
      {missed.length > 0 && (
        <Notice tone="warning" title={labels.missed}>
          <ul className="list-disc pl-5">
            {missed.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div>
        <LinkButton href={back} variant="primary">
          {labels.back}
        </LinkButton>
      </div>
    </div>
  )
}
