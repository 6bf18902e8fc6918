'use client'

import { useRef, useState } from 'react'
import { fill } from '../../client/words'
import { refusalOf, takeBack, uploadFile, type Staged } from '../../client/uploads'
import { useChat } from './chatContext'

export interface Upload {
  key: string
  name: string
  percent: number
  /** Null while it is on its way. */
  file: Staged | null
  cancel: () => void
}

/** Pictures and files that go with the message that is being written. */
export const useUploads = (community: { id: string; slug: string }) => {
  const { rules, words } = useChat()
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
    const refusal = refusalOf(chosen, rules.uploads)
    if (refusal) {
      setProblem(fill(words[refusal] ?? '', { name: chosen.name, max: rules.uploads.megabytes }))
      return
    }
    const key = crypto.randomUUID()
    const { done, cancel } = uploadFile(community.slug, chosen, (percent) =>
      change(key, { percent }),
    )
    const entry = { key, name: chosen.name, percent: 0, file: null, cancel }
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
    setProblem(`${chosen.name}: ${answer.message || (words['uploadFailed'] ?? '')}`)
  }

  return {
    uploads,
    problem,
    isBusy: uploads.some(({ file }) => file === null),
    add: (files: readonly File[]) => {
      const room = rules.uploads.images - wanted.current.size
      setProblem(
        files.length > room ? fill(words['tooMany'] ?? '', { max: rules.uploads.images }) : '',
      )
      for (const file of files.slice(0, Math.max(0, room))) void begin(file)
    },
    remove: ({ key, file, cancel }: Upload) => {
      drop(key)
      setProblem('')
      if (file) takeBack(community.id, file.id)
      else cancel()
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
