'use client'

import { useCallback, useEffect, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import type { listPictures } from '../operations/pictures'

type Listed = Awaited<ReturnType<typeof listPictures>>
export type Picture = Listed['pictures'][number]

/** Asks for a change; whether it was made. */
export type Change = (
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<boolean>

interface Pictures {
  pictures: Picture[]
  problem: string
  change: Change
  setProblem: (said: string) => void
}

/** The pictures of an article, asked again after each change. */
export const usePictures = (base: string, failed: string): Pictures => {
  const [pictures, setPictures] = useState<Picture[]>([])
  const [problem, setProblem] = useState('')
  const look = useCallback(async () => {
    const answer = await ask<Listed>('GET', base)
    if (answer.isOk) setPictures(answer.body.pictures)
  }, [base])
  useEffect(() => {
    const first = setTimeout(() => void look(), 0)
    return () => clearTimeout(first)
  }, [look])
  const change: Change = async (method, path, body) => {
    const answer = await ask(method, `${base}${path}`, body)
    setProblem(answer.isOk ? '' : answer.message || failed)
    await look()
    return answer.isOk
  }
  return { pictures, problem, change, setProblem }
}
