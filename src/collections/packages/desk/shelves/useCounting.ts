import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { sendCodes, shownCodes, takeOut } from './counting'
import type { Read, ShownCode } from './counting'

interface Counting {
  community: string
  id: string
  /** What the server knew when the page came. */
  known: readonly ShownCode[]
}

/** As many as one sending takes. */
const MOST = 50
const AGAIN_MS = 3000

/** Codes go to the server one sending after the other; what is not stored waits for a connection. */
export const useCounting = ({ community, id, known }: Counting) => {
  const router = useRouter()
  const queue = useRef<string[]>([])
  const isSending = useRef(false)
  const [read, setRead] = useState<readonly ShownCode[]>([])
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const [unsent, setUnsent] = useState(0)
  const [last, setLast] = useState<Read>()
  const [problem, setProblem] = useState('')

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      while (queue.current.length > 0) {
        const codes = queue.current.slice(0, MOST)
        const sent = await sendCodes(community, id, codes)
        if (sent.state === 'unsent') {
          setUnsent(queue.current.length)
          return
        }
        queue.current = queue.current.slice(codes.length)
        if (sent.state === 'refused') {
          setProblem(sent.message)
          router.refresh()
          continue
        }
        setProblem('')
        setLast(sent.read.at(-1))
        setOut((before) => {
          const taken = new Set(sent.read.map(({ code }) => code))
          return new Set([...before].filter((code) => !taken.has(code)))
        })
        // The same thing under another of its codes is in the list already.
        const fresh = sent.read.filter(({ result }) => result !== 'again')
        setRead((before) => [...fresh.toReversed(), ...before])
      }
      setUnsent(0)
    } finally {
      isSending.current = false
    }
  }, [community, id, router])

  useEffect(() => {
    if (unsent === 0) return
    const timer = setInterval(() => void send(), AGAIN_MS)
    return () => {
      clearInterval(timer)
    }
  }, [send, unsent])

  const add = (code: string) => {
    const text = code.trim()
    if (text === '') return
    queue.current.push(text)
    void send()
  }
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
    add,
    remove,
    retry: () => void send(),
  }
}
