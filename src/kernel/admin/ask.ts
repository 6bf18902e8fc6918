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

const contentOf = (body: unknown): RequestInit => {
  if (body === undefined) return {}
  if (body instanceof FormData) return { body }
  if (body instanceof Blob) {
    return { headers: { 'content-type': 'application/octet-stream' }, body }
  }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

/**
 * Asks our API from a screen of the panel. `T` is what the endpoint promises in its own schema.
 * @param body a form, a file as it is, or what is sent as JSON
 * @returns a refusal with its sentence and the field that it is about; status 0 where no answer came
 */
export const ask = async <T>(method: Method, href: string, body?: unknown): Promise<Answer<T>> => {
  try {
    const response = await fetch(href, { method, ...contentOf(body) })
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

interface Posted {
  body?: unknown
  /** The sentence of a refusal; empty where there is none to show. */
  error?: string
}

const posted = (answer: Answer<unknown>): Posted =>
  answer.isOk ? { body: answer.body } : { error: answer.message }

/** For a form with one place for what went wrong. */
export const postJson = async (href: string, body: unknown): Promise<Posted> =>
  posted(await ask('POST', href, body))

export const postForm = async (href: string, body: FormData): Promise<Posted> =>
  posted(await ask('POST', href, body))

export const getJson = async (href: string): Promise<Posted> => posted(await ask('GET', href))
