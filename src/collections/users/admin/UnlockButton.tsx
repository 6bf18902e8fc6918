'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'

interface UnlockButtonProps {
  path: string
  labels: Record<'unlock' | 'done' | 'failed', string>
}

export const UnlockButton = ({ path, labels }: UnlockButtonProps) => {
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle')
  const unlock = async () => {
    setState('busy')
    const response = await fetch(path, { method: 'POST' }).catch(() => null)
    setState(response?.ok === true ? 'done' : 'failed')
  }
  if (state === 'done') return <p role="status">{labels.done}</p>
  return (
    <div>
      <Button buttonStyle="secondary" disabled={state === 'busy'} onClick={() => void unlock()}>
        {labels.unlock}
      </Button>
      {state === 'failed' && <p role="alert">{labels.failed}</p>}
    </div>
  )
}
