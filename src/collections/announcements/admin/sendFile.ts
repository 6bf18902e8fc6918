'use client'

import { z } from 'zod'
import type { Answer } from '@/kernel/admin/ask'

const stagedSchema = z.object({ id: z.string() })
const refusalSchema = z.object({ error: z.object({ message: z.string().catch('') }) })

/** Sends a file, which waits to be added to an announcement. */
export const sendFile = async (slug: string, file: File): Promise<Answer<{ id: string }>> => {
  const purpose = file.type.startsWith('image/') ? 'announcement-image' : 'announcement-file'
  const query = new URLSearchParams({ purpose, name: file.name }).toString()
  const failed = { isOk: false, status: 0, code: '', message: '', field: '' } as const
  try {
    const response = await fetch(`/api/c/${slug}/files?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    })
    const body: unknown = await response.json().catch(() => null)
    const staged = stagedSchema.safeParse(body)
    if (response.ok && staged.success) return { isOk: true, body: staged.data }
    const message = refusalSchema.safeParse(body).data?.error.message ?? ''
    return { ...failed, status: response.status, message }
  } catch {
    return failed
  }
}
