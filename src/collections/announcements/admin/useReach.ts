'use client'

import { useEffect, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import type { Audience } from '../domain/audience'

interface Reach {
  people: number
  homes: number
}

/** A choice is counted once the hand rests. */
const REST_MS = 250

/** How many a choice reaches; the answer to an earlier choice is not shown for a later one. */
export const useReach = (
  slug: string | undefined,
  audience: Audience,
): Reach | 'counting' | 'failed' => {
  const key = `${slug ?? ''} ${JSON.stringify(audience)}`
  const [counted, setCounted] = useState<{ key: string; reach: Reach | 'failed' } | null>(null)
  useEffect(() => {
    if (slug === undefined) return
    let isStale = false
    const [, rule = '{}'] = /^\S* (.*)$/.exec(key) ?? []
    const timer = setTimeout(() => {
      const body: unknown = JSON.parse(rule)
      void ask<Reach>('POST', `/api/c/${slug}/announcements/reach`, body).then((answer) => {
        if (!isStale) setCounted({ key, reach: answer.isOk ? answer.body : 'failed' })
      })
    }, REST_MS)
    return () => {
      isStale = true
      clearTimeout(timer)
    }
  }, [slug, key])
  return counted?.key === key ? counted.reach : 'counting'
}
