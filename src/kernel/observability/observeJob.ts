import { metrics } from './metrics'
import { inSpan } from './span'
import { readOrigin, withinWork } from './work'

interface ObservedJob {
  id: string
  data: unknown
  retryCount: number
}

const idIn = (data: unknown, name: string): string | undefined => {
  const value: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined
  return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined
}

/**
 * Does a job as a piece of work: its log lines name the request that caused it, its span is part of
 * that request's trace, and how long it took is counted by its queue and outcome.
 */
export const observeJob = (
  queue: string,
  { id, data, retryCount }: ObservedJob,
  work: () => Promise<void>,
): Promise<void> => {
  const origin = readOrigin(data)
  const community = idIn(data, 'community')
  const stop = metrics().jobSeconds.startTimer({ queue })
  const what = { ...origin, jobId: id, queue, ...(community && { community }) }
  return withinWork(what, async () => {
    try {
      await inSpan(
        {
          name: `job ${queue}`,
          kind: 'consumer',
          facts: {
            'messaging.destination.name': queue,
            'messaging.message.id': id,
            'courtyard.job.retry': retryCount,
            ...(community && { 'courtyard.community': community }),
            ...(origin.requestId && { 'courtyard.request_id': origin.requestId }),
          },
        },
        work,
      )
      stop({ outcome: 'completed' })
    } catch (error) {
      stop({ outcome: 'failed' })
      throw error
    }
  })
}
