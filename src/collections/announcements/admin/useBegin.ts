'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ask } from '@/kernel/admin/ask'

/** Begins a draft from a template and goes to its page; says what went wrong. */
export const useBegin = (slug: string | undefined) => {
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const begin = async (template: string) => {
    if (slug === undefined) return
    setBusy(true)
    setProblem(null)
    const answer = await ask<{ id: string }>(
      'POST',
      `/api/c/${slug}/announcement-templates/${template}/announcements`,
    )
    if (answer.isOk) {
      router.push(`/admin/collections/announcements/${answer.body.id}`)
      return
    }
    setProblem(answer.message)
    setBusy(false)
  }
  return { begin, isBusy, problem }
}
