'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { refusalOf, takeBack, uploadFile } from './uploads'
import type { Staged, UploadCaps, UploadProblem } from './uploads'

export interface Upload {
  key: string
  name: string
  percent: number
  /** Null while it is on its way. */
  file: Staged | null
  cancel: () => void
}

interface UploadsOptions {
  community: { id: string; slug: string }
  caps: UploadCaps
  say: (problem: UploadProblem) => string
}

/** Pictures and files that go with the message that is being written. */
export const useUploads = ({ community, caps, say }: UploadsOptions) => {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const [problem, setProblem] = useState('')
  // What is wanted at this moment; the screen shows it a little later.
  const wanted = useRef(new Set<string>())
  const change = (key: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const drop = (key: string) => {
    wanted.current.delete(key)
    setUploads((all) => all.filter((one) => one.key !== key))
  }

  const begin = async (chosen: File) => {
    const { name } = chosen
    const refusal = refusalOf(chosen, caps)
    if (refusal) {
      setProblem(say(refusal))
      return
    }
    const key = crypto.randomUUID()
    const { done, cancel } = uploadFile(community.slug, chosen, (percent) =>
      change(key, { percent }),
    )
    const entry = { key, name, percent: 0, file: null, cancel }
    wanted.current.add(key)
    setUploads((all) => [...all, entry])
    const answer = await done
    if (!wanted.current.has(key)) {
      if (answer.outcome === 'done') takeBack(community.id, answer.file.id)
      return
    }
    if (answer.outcome === 'done') {
      change(key, { percent: 100, file: answer.file })
      return
    }
    drop(key)
    setProblem(say({ what: 'uploadFailed', name, message: answer.message }))
  }

  const remove = ({ key, file, cancel }: Upload) => {
    drop(key)
    setProblem('')
    if (file) takeBack(community.id, file.id)
    else cancel()
  }
  const letGo = useEffectEvent(() => {
    for (const one of uploads) if (wanted.current.has(one.key)) remove(one)
  })
  useEffect(() => () => letGo(), [])

  return {
    uploads,
    problem,
    isBusy: uploads.some(({ file }) => file === null),
    add: (files: readonly File[]) => {
      const room = caps.images - wanted.current.size
      setProblem(files.length > room ? say({ what: 'tooMany', max: caps.images }) : '')
      for (const file of files.slice(0, Math.max(0, room))) void begin(file)
    },
    remove,
    /** What goes with the message now; the next begins with none. */
    take: (): Staged[] => {
      const files = uploads.flatMap(({ file }) => (file ? [file] : []))
      wanted.current.clear()
      setUploads([])
      setProblem('')
      return files
    },
  }
}
export type Uploads = ReturnType<typeof useUploads>
