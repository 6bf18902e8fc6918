'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { postJson } from '@/kernel/admin/ask'

interface UnlockButtonProps {
  path: string
  labels: Record<'unlock' | 'done' | 'failed', string>
}

export const UnlockButton = ({ path, labels }: UnlockButtonProps) => {
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle')
  const [problem, setProblem] = useState<string>()
  const unlock = async () => {
    setState('busy')
    setProblem(undefined)
    const { error } = await postJson(path, {})
    setState(error === undefined ? 'done' : 'idle')
    if (error !== undefined) setProblem(error || labels.failed)
  }
  if (state === 'done') return <p role="status">{labels.done}</p>
  return (
    <div>
      <Button buttonStyle="secondary" disabled={state === 'busy'} onClick={() => void unlock()}>
        {labels.unlock}
      </Button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </div>
  )
}
