'use client'

const messageIn = (body: unknown): string => {
  if (typeof body !== 'object' || body === null || !('error' in body)) return ''
  const { error } = body
  const hasMessage = typeof error === 'object' && error !== null && 'message' in error
  return hasMessage && typeof error.message === 'string' ? error.message : ''
}

interface Posted {
  body?: unknown
  /** The sentence of a refusal; empty where there is none to show. */
  error?: string
}

const answered = async (request: Promise<Response>): Promise<Posted> => {
  try {
    const response = await request
    const body: unknown = await response.json().catch(() => null)
    return response.ok ? { body } : { error: messageIn(body) }
  } catch {
    return { error: '' }
  }
}

export const postJson = (href: string, body: unknown): Promise<Posted> =>
  answered(
    fetch(href, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  )

export const postForm = (href: string, body: FormData): Promise<Posted> =>
  answered(fetch(href, { method: 'POST', body }))

export const getJson = (href: string): Promise<Posted> => answered(fetch(href))
