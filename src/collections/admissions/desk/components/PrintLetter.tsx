'use client'

import { Printer } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'

export interface PrintLabels {
  print: string
  /** `#` stands for what was wrong. */
  failed: string
}

interface PrintLetterProps {
  community: string
  /** Id of the invitation. */
  id: string
  labels: PrintLabels
  isPrimary?: boolean
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const wordsOf = (body: unknown): string =>
  isRecord(body) && isRecord(body['error']) && typeof body['error']['message'] === 'string'
    ? body['error']['message']
    : ''

/** Makes the letter, with a code that nobody had before, and hands it to the browser. */
export const PrintLetter = ({ community, id, labels, isPrimary = false }: PrintLetterProps) => {
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const print = async () => {
    setIsBusy(true)
    setProblem(undefined)
    try {
      const response = await fetch(
        `/api/c/${encodeURIComponent(community)}/walk-ins/${id}/letter`,
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
      )
      const body: unknown = await response.json()
      if (response.ok && isRecord(body) && typeof body['file'] === 'string') {
        const link = document.createElement('a')
        link.href = `data:application/pdf;base64,${body['file']}`
        link.download = 'letter.pdf'
        link.click()
        router.refresh()
      } else setProblem(labels.failed.replace('#', wordsOf(body)))
    } catch {
      setProblem(labels.failed.replace('#', ''))
    }
    setIsBusy(false)
  }
  return (
    <>
      <Button
        variant={isPrimary ? 'primary' : 'secondary'}
        disabled={isBusy}
        onClick={() => void print()}
      >
        <Printer aria-hidden />
        {labels.print}
      </Button>
      {problem !== undefined && (
        <p role="alert" className="text-danger mt-2">
          {problem}
        </p>
      )}
    </>
  )
}
