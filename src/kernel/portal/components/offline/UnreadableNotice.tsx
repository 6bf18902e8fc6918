'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import type { OfflineWords } from '../../offline/words.en'

interface UnreadableNoticeProps {
  count: number
  isOnline: boolean
  labels: OfflineWords
  onDiscard: () => Promise<void>
}

/** What somebody changed on this device and nobody can open any more. A person throws it away. */
export const UnreadableNotice = ({ count, isOnline, labels, onDiscard }: UnreadableNoticeProps) => {
  const [step, setStep] = useState<'shown' | 'asked' | 'pending' | 'failed'>('shown')
  const discard = async () => {
    setStep('pending')
    await onDiscard().catch(() => setStep('failed'))
  }
  const isAsked = step === 'asked' || step === 'pending'
  return (
    <Notice
      tone="danger"
      className="mb-4"
      title={count === 1 ? labels.unreadableOne : labels.unreadable.replace('#', String(count))}
      action={
        isAsked ? (
          <div className="flex flex-wrap gap-3">
            <Button
              variant="danger"
              onClick={() => void discard()}
              aria-disabled={step === 'pending'}
            >
              {labels.discard}
            </Button>
            <Button variant="quiet" onClick={() => setStep('shown')}>
              {labels.keepIt}
            </Button>
          </div>
        ) : isOnline ? (
          <Button onClick={() => setStep('asked')}>{labels.askDiscard}</Button>
        ) : undefined
      }
    >
      <p>{isAsked ? labels.discardQuestion : labels.unreadableText}</p>
      {step === 'failed' && (
        <p role="alert" className="mt-2 font-medium">
          {labels.discardFailed}
        </p>
      )}
    </Notice>
  )
}
