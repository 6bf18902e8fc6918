'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { refusalOf, takeBack, uploadFile } from './uploads'
import type { Staged, UploadCaps, UploadProblem } from './uploads'

export interface Upload {
  key: string
  name: string
  /** As it lies on the device. */
  source: File
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
  const wanted = useRef(new Map<string, symbol>())
  const change = (key: string, part: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const drop = (key: string) => {
    wanted.current.delete(key)
    setUploads((all) => all.filter((one) => one.key !== key))
  }

  const refuses = (chosen: File): boolean => {
    const refusal = refusalOf(chosen, caps)
    if (refusal) setProblem(say(refusal))
    return refusal !== undefined
  }
  const begin = async (source: File, key: string) => {
    const { name } = source
    const { done, cancel } = uploadFile(community.slug, source, (percent) =>
      change(key, { percent }),
    )
    const entry = { key, name, source, percent: 0, file: null, cancel }
    const run = Symbol(name)
    wanted.current.set(key, run)
    setUploads((all) =>
      all.some((one) => one.key === key)
        ? all.map((one) => (one.key === key ? entry : one))
        : [...all, entry],
    )
    const answer = await done
    if (wanted.current.get(key) !== run) {
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

  const forget = ({ file, cancel }: Upload) => {
    if (file) takeBack(community.id, file.id)
    else cancel()
  }
  const remove = (upload: Upload) => {
    drop(upload.key)
    setProblem('')
    forget(upload)
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
      for (const file of files.slice(0, Math.max(0, room))) {
        if (!refuses(file)) void begin(file, crypto.randomUUID())
      }
    },
    remove,
    /** The same picture, changed; in its place. */
    replace: (upload: Upload, changed: File) => {
      setProblem('')
      if (refuses(changed)) return
      void begin(changed, upload.key)
      forget(upload)
    },
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
