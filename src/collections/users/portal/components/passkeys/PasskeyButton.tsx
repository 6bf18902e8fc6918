'use client'

import { Fingerprint } from 'lucide-react'
import { useState, useSyncExternalStore, useTransition } from 'react'
import { Button } from '@/components/ui/Button'
import { answerWithPasskey, askForPasskey, proveWithPasskey } from '../../passkeys/actions'

interface PasskeyButtonProps {
  /** What it is for: to come in, or to show who is there. */
  use: 'sign-in' | 'prove'
  next: string
  labels: Record<'text' | 'waiting' | 'failed' | 'or', string>
}

const never = () => () => undefined

const useHasPasskeys = (): boolean =>
  useSyncExternalStore(
    never,
    () => 'PublicKeyCredential' in window,
    () => false,
  )

/** Lets a person in by the lock of their device; not there in browsers that cannot. */
export const PasskeyButton = ({ use, next, labels }: PasskeyButtonProps) => {
  const hasPasskeys = useHasPasskeys()
  const [problem, setProblem] = useState('')
  const [isWaiting, start] = useTransition()
  if (!hasPasskeys) return null
  const ask = async () => {
    setProblem('')
    const asked = await askForPasskey()
    if ('problem' in asked) {
      setProblem(asked.problem)
      return
    }
    const { startAuthentication } = await import('@simplewebauthn/browser')
    const answer = await startAuthentication({ optionsJSON: asked.options }).catch(() => null)
    if (answer === null) {
      setProblem(labels.failed)
      return
    }
    const send = use === 'prove' ? proveWithPasskey : answerWithPasskey
    const { problem: refused } = await send(answer, next)
    setProblem(refused)
  }
  return (
    <div className="mt-5 flex flex-col gap-4">
      <p aria-hidden className="text-muted flex items-center gap-3">
        <span className="border-line grow border-t" />
        {labels.or}
        <span className="border-line grow border-t" />
      </p>
      <Button
        isBlock
        size="large"
        aria-disabled={isWaiting}
        onClick={() => {
          if (!isWaiting) start(ask)
        }}
      >
        <Fingerprint aria-hidden />
        {isWaiting ? labels.waiting : labels.text}
      </Button>
      <p role="alert" className="text-danger empty:hidden">
        {problem}
      </p>
    </div>
  )
}
