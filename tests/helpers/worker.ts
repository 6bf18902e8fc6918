import { spawn, type ChildProcess } from 'node:child_process'
import type { RunningWorker } from '@/kernel/jobs/worker'
import type { App } from './app'

export interface Worker {
  child: ChildProcess
  output: () => string
  /** Ends it without a chance to say goodbye. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

/** The product's worker, as a process of its own. */
export const startWorker = (env: Record<string, string>, level = 'warn'): Worker => {
  const child = spawn(
    process.execPath,
    ['--import', './src/entry/bundle.mjs', 'src/entry/worker.ts'],
    {
      env: { ...process.env, NODE_OPTIONS: '', ...env, LOG_LEVEL: level },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await closed
  }
  return { child, output: () => output, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

/** The same work in the process of the test: where nobody is killed, it starts at once and is measured. */
export const workHere = async ({ payload, manifest }: App): Promise<RunningWorker> => {
  const { startWorker: start } = await import('@/kernel/jobs/worker')
  return start(payload, manifest)
}
