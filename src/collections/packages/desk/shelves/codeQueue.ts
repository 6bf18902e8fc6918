import type { Read, Sent } from './counting'

interface CodeQueueOptions {
  send: (codes: readonly string[]) => Promise<Sent>
  onTaken: (read: Read[]) => void
  onRefused: (message: string) => void
  /** How many are not stored, once nobody answers; 0 when all are. */
  onUnsent: (count: number) => void
}

export interface CodeQueue {
  add: (code: string) => Promise<void>
  /** Sends what is left; nothing while something is on its way. */
  flush: () => Promise<void>
}

/** As many as one sending takes. */
const MOST = 50

/** Codes go to the server one sending after the other; what is not stored stays in the queue. */
export const codeQueue = ({ send, onTaken, onRefused, onUnsent }: CodeQueueOptions): CodeQueue => {
  let waiting: string[] = []
  let isSending = false

  const flush = async (): Promise<void> => {
    if (isSending) return
    isSending = true
    try {
      while (waiting.length > 0) {
        const codes = waiting.slice(0, MOST)
        const sent = await send(codes)
        if (sent.state === 'unsent') {
          onUnsent(waiting.length)
          return
        }
        waiting = waiting.slice(codes.length)
        if (sent.state === 'refused') onRefused(sent.message)
        else onTaken(sent.read)
      }
      onUnsent(0)
    } finally {
      isSending = false
    }
  }
  return {
    flush,
    add: async (code) => {
      const text = code.trim()
      if (text === '') return
      waiting.push(text)
      await flush()
    },
  }
}
