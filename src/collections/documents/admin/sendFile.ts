'use client'

import { ask } from '@/kernel/admin/ask'
import type { Answer } from '@/kernel/admin/ask'

/** Sends a file, which waits to become a version. */
export const sendFile = (slug: string, file: File): Promise<Answer<{ id: string }>> => {
  const purpose = file.type.startsWith('image/') ? 'document-image' : 'document-file'
  const query = new URLSearchParams({ purpose, name: file.name }).toString()
  return ask('POST', `/api/c/${slug}/files?${query}`, file)
}
