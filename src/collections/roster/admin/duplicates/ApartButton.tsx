'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { postJson } from '@/kernel/admin/ask'

interface ApartButtonProps {
  href: string
  one: string
  other: string
  labels: { apart: string; failed: string }
}

/** Says that two accounts are two people; the pair goes from the page for good. */
export const ApartButton = ({ href, one, other, labels }: ApartButtonProps) => {
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const send = async () => {
    setIsBusy(true)
    setProblem(undefined)
    const { error } = await postJson(href, { one, other })
    setIsBusy(false)
    if (error === undefined) router.refresh()
    else setProblem(error === '' ? labels.failed : error)
  }
  return (
    <div className="twin-apart">
      <Button
        buttonStyle="transparent"
        margin={false}
        disabled={isBusy}
        onClick={() => void send()}
      >
        {labels.apart}
      </Button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </div>
  )
}
