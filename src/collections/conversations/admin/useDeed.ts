'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import { useInboxPlace } from './context'

interface Refused {
  message: string
  /** Name of the field that the refusal is about; empty: the whole. */
  field: string
}

interface Asked {
  method?: 'POST' | 'DELETE'
  href: string
  body?: unknown
  /** What is told of it when it is done. */
  said: string
}

/** Something that changes a matter: done once at a time, and told of however it ends. */
export const useDeed = (onDone: () => void) => {
  const t = useTranslations('conversations.inbox')
  const { tell } = useInboxPlace()
  const [refused, setRefused] = useState<Refused | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const run = async ({ method = 'POST', href, body, said }: Asked): Promise<boolean> => {
    if (isBusy) return false
    setIsBusy(true)
    setRefused(null)
    const answer = await ask(method, href, body ?? (method === 'POST' ? {} : undefined))
    setIsBusy(false)
    if (answer.isOk) {
      tell(said)
      onDone()
      return true
    }
    const message = answer.message || t('failed')
    setRefused({ message, field: answer.field })
    tell(message, true)
    // What was refused because it changed meanwhile is shown as it is now.
    if (answer.status === 409) onDone()
    return false
  }
  const problemOf = (field: string) => (refused?.field === field ? refused.message : undefined)
  return {
    run,
    isBusy,
    problemOf,
    /** Of a refusal that is about none of the fields. */
    problem: problemOf(''),
    refuse: (field: string, message: string) => setRefused({ field, message }),
  }
}
export type Deed = ReturnType<typeof useDeed>
