'use client'

import { z } from 'zod'

export type Answer<T> =
  | { isOk: true; body: T }
  | { isOk: false; status: number; message: string; field: string; code: string }

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const refusalSchema = z.object({
  error: z.object({
    code: z.string().catch(''),
    message: z.string().catch(''),
    field: z.string().catch(''),
  }),
})

/**
 * Asks our API. `T` is what the endpoint promises in its own schema.
 * @returns a refusal with its sentence and the field that it is about; status 0 where no answer came
 */
export const ask = async <T>(method: Method, href: string, body?: unknown): Promise<Answer<T>> => {
  try {
    const response = await fetch(href, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    const value: unknown = await response.json().catch(() => null)
    if (response.ok) return { isOk: true, body: z.custom<T>().parse(value) }
    const { status } = response
    const refusal = refusalSchema.safeParse(value)
    const { code, message, field } = refusal.data?.error ?? { code: '', message: '', field: '' }
    return { isOk: false, status, code, message, field }
  } catch {
    return { isOk: false, status: 0, code: '', message: '', field: '' }
  }
}
