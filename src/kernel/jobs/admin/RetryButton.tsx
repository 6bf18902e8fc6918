'use client'

import { Button } from '@payloadcms/ui'
import { useState } from 'react'

interface RetryButtonProps {
  id: string
  labels: { retry: string; done: string; failed: string }
}

export const RetryButton = ({ id, labels }: RetryButtonProps) => {
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle')
  const retry = async () => {
    setState('busy')
    try {
      const response = await fetch(`/api/jobs/${id}/retry`, { method: 'POST' })
      setState(response.ok ? 'done' : 'failed')
    } catch {
      setState('failed')
    }
  }
  if (state === 'done') return <span role="status">{labels.done}</span>
  return (
    <>
      <Button buttonStyle="secondary" disabled={state === 'busy'} onClick={() => void retry()}>
        {labels.retry}
      </Button>
      {state === 'failed' && <span role="alert">{labels.failed}</span>}
    </>
  )
}
