import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { codeQueue } from './codeQueue'
import type { CodeQueue } from './codeQueue'
import { sendCodes, shownCodes, takeOut } from './counting'
import type { Read, ShownCode } from './counting'

interface Counting {
  community: string
  id: string
  /** What the server knew when the page came. */
  known: readonly ShownCode[]
}

const AGAIN_MS = 3000

/** What is counted, as it grows; what is not stored waits for a connection. */
export const useCounting = ({ community, id, known }: Counting) => {
  const router = useRouter()
  const held = useRef<CodeQueue>(null)
  const [read, setRead] = useState<readonly ShownCode[]>([])
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const [unsent, setUnsent] = useState(0)
  const [last, setLast] = useState<Read>()
  const [problem, setProblem] = useState('')

  const queue = (): CodeQueue => {
    held.current ??= codeQueue({
      send: (codes) => sendCodes(community, id, codes),
      onUnsent: setUnsent,
      onRefused: (message) => {
        setProblem(message)
        router.refresh()
      },
      onTaken: (taken) => {
        setProblem('')
        setLast(taken.at(-1))
        const codes = new Set(taken.map(({ code }) => code))
        setOut((before) => new Set([...before].filter((code) => !codes.has(code))))
        // The same thing under another of its codes is in the list already.
        const fresh = taken.filter(({ result }) => result !== 'again')
        setRead((before) => [...fresh.toReversed(), ...before])
      },
    })
    return held.current
  }

  useEffect(() => {
    if (unsent === 0) return
    const timer = setInterval(() => void held.current?.flush(), AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [unsent])

  const remove = async (code: string): Promise<boolean> => {
    const sent = await takeOut(community, id, code)
    if (sent.state !== 'taken') {
      if (sent.state === 'refused') setProblem(sent.message)
      return false
    }
    setOut((before) => new Set([...before, code]))
    setLast(undefined)
    return true
  }
  return {
    codes: shownCodes(known, read, out),
    last,
    problem,
    unsent,
    add: (code: string) => void queue().add(code),
    remove,
    retry: () => void queue().flush(),
  }
}
