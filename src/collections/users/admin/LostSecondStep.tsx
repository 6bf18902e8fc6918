'use client'

import { Button } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { postJson } from '@/kernel/admin/ask'

interface LostSecondStepProps {
  path: string
  /** Where the manager proves who they are; null where they just did. */
  proofHref: string | null
  labels: Record<
    'open' | 'text' | 'prove' | 'reason' | 'reasonHint' | 'send' | 'done' | 'failed',
    string
  >
}

/** For somebody who lost phone, codes and passkeys. It stands inside of Payload's own form. */
export const LostSecondStep = ({ path, proofHref, labels }: LostSecondStepProps) => {
  const id = useId()
  const [reason, setReason] = useState('')
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle')
  const [problem, setProblem] = useState<string>()
  const send = async () => {
    setState('busy')
    setProblem(undefined)
    const { error } = await postJson(path, { reason })
    setState(error === undefined ? 'done' : 'idle')
    if (error !== undefined) setProblem(error || labels.failed)
  }
  if (state === 'done') return <p role="status">{labels.done}</p>
  return (
    <details className="lost-step">
      <summary>{labels.open}</summary>
      <p>{labels.text}</p>
      {proofHref === null ? (
        <>
          <label htmlFor={id}>{labels.reason}</label>
          <input
            id={id}
            type="text"
            maxLength={300}
            aria-describedby={`${id}-hint`}
            value={reason}
            onChange={({ target }) => {
              setReason(target.value)
            }}
          />
          <p id={`${id}-hint`} className="lost-step-hint">
            {labels.reasonHint}
          </p>
          <Button
            buttonStyle="secondary"
            margin={false}
            disabled={state === 'busy'}
            onClick={() => void send()}
          >
            {labels.send}
          </Button>
        </>
      ) : (
        <a className="btn btn--style-secondary btn--size-medium" href={proofHref}>
          {labels.prove}
        </a>
      )}
      {problem !== undefined && <p role="alert">{problem}</p>}
    </details>
  )
}
