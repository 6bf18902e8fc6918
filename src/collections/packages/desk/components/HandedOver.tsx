'use client'

import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/buttonClass'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'

interface HandedOverProps {
  /**
   * Of the action: `said`, and in `missed` a line for each that a colleague closed. `kept` where the
   * device has it, and nobody else yet.
   */
  result: Record<string, string>
  labels: Readonly<Record<'missed' | 'back' | 'keptLink', string>>
  back: string
}

/** What went out, and what did not because a colleague was faster. */
export const HandedOver = ({ result, labels, back }: HandedOverProps) => {
  const ref = useRef<HTMLDivElement>(null)
  // The form that had the focus is gone.
  useEffect(() => ref.current?.focus(), [])
  const isKept = result['kept'] === 'yes'
  const missed = (result['missed'] ?? '').split('\n').filter((line) => line !== '')
  return (
    <div ref={ref} tabIndex={-1} role="status" className="flex flex-col gap-5 outline-none">
      <Notice tone={isKept ? 'warning' : 'success'} title={result['said']} />
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
        {isKept ? (
          // A whole page: the worker opens it without a network.
          <a className={buttonClass({ variant: 'primary' })} href={`${back}/offline`}>
            {labels.keptLink}
          </a>
        ) : (
          <LinkButton href={back} variant="primary">
            {labels.back}
          </LinkButton>
        )}
      </div>
    </div>
  )
}
