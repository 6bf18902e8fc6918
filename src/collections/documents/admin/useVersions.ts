'use client'

import { useForm } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'
import { ask } from '@/kernel/admin/ask'
import type { versionsSchema } from '../operations/schemas'

export type Standing = z.infer<typeof versionsSchema>

const SOON_MS = 2000

/** Where a document stands; asked again while the words of a file are being read. */
export const useVersions = (base: string): [Standing | null, () => Promise<void>] => {
  const { dispatchFields } = useForm()
  const [standing, setStanding] = useState<Standing | null>(null)
  const look = useCallback(async () => {
    const answer = await ask<Standing>('GET', `${base}/versions`)
    if (!answer.isOk) return
    setStanding(answer.body)
    dispatchFields({ type: 'UPDATE', path: 'state', value: answer.body.state })
  }, [base, dispatchFields])
  const isReading = standing?.versions.some(({ textState }) => textState === 'pending') ?? true
  useEffect(() => {
    const first = setTimeout(() => void look(), 0)
    const timer = isReading ? setInterval(() => void look(), SOON_MS) : undefined
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [look, isReading])
  return [standing, look]
}
