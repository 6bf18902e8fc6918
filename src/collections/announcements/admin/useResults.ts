'use client'

import { useForm } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import type { Results } from '../operations/results'

export interface Standing {
  results: Results
  /** By this browser's clock; until then it can be taken back. */
  undoUntil: number
}

const SLOW_MS = 15_000
const SOON_MS = 1000

/** Where the announcement stands, asked again by itself; the form's own state follows. */
export const useResults = (base: string): [Standing | null, () => Promise<void>] => {
  const { dispatchFields } = useForm()
  const [standing, setStanding] = useState<Standing | null>(null)
  const look = useCallback(async () => {
    const answer = await ask<Results>('GET', `${base}/results`)
    if (!answer.isOk) return
    const { state, undoMs } = answer.body
    setStanding({ results: answer.body, undoUntil: Date.now() + undoMs })
    dispatchFields({ type: 'UPDATE', path: 'state', value: state })
  }, [base, dispatchFields])
  const pause = standing?.results.state === 'sending' ? SOON_MS : SLOW_MS
  useEffect(() => {
    const first = setTimeout(() => void look(), 0)
    const timer = setInterval(() => void look(), pause)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [look, pause])
  return [standing, look]
}
