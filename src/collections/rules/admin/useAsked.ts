'use client'

import { useCallback, useEffect, useState } from 'react'
import { ask } from '@/kernel/admin/ask'

type Send = (path: string, body: unknown) => Promise<unknown>

interface Asked<T> {
  /** null until it is there. */
  value: T | null
  problem: string
  isBusy: boolean
  /** Asks for a change; false where it was refused, which `problem` then says. */
  send: Send
}

/** What an address answers, and changes after which it is asked again. */
export const useAsked = <T>(href: string, failed: string): Asked<T> => {
  const [value, setValue] = useState<T | null>(null)
  const [problem, setProblem] = useState('')
  const [isBusy, setBusy] = useState(false)
  const look = useCallback(async () => {
    const answer = await ask<T>('GET', href)
    if (answer.isOk) setValue(answer.body)
  }, [href])
  useEffect(() => {
    const first = setTimeout(() => void look(), 0)
    return () => clearTimeout(first)
  }, [look])
  const send: Send = async (path, body) => {
    setBusy(true)
    setProblem('')
    const answer = await ask<unknown>('POST', path, body)
    if (!answer.isOk) setProblem(answer.message || failed)
    await look()
    setBusy(false)
    return answer.isOk ? answer.body : false
  }
  return { value, problem, isBusy, send }
}
