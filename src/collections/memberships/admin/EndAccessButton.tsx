'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

interface EndAccessButtonProps {
  href: string
  /** Stands in the audit log; the operator's own end needs none. */
  reason?: string
  labels: { end: string; ended: string; failed: string }
}

export const EndAccessButton = ({ href, reason, labels }: EndAccessButtonProps) => {
  const router = useRouter()
  const [state, setState] = useState<'idle' | 'busy' | 'done' | 'failed'>('idle')
  const end = async () => {
    setState('busy')
    try {
      const response = await fetch(href, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(reason === undefined ? {} : { reason }),
      })
      setState(response.ok ? 'done' : 'failed')
      if (response.ok) router.refresh()
    } catch {
      setState('failed')
    }
  }
  if (state === 'done') return <span role="status">{labels.ended}</span>
  return (
    <>
      <Button
        buttonStyle="secondary"
        size="small"
        margin={false}
        disabled={state === 'busy'}
        onClick={() => void end()}
      >
        {labels.end}
      </Button>
      {state === 'failed' && <span role="alert">{labels.failed}</span>}
    </>
  )
}
