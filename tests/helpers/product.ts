import { readFileSync } from 'node:fs'
import path from 'node:path'

interface DemoLogin {
  email: string
  password: string
  role: string
  community: string
}

export interface Product {
  url: string
  dataDir: string
  logins: DemoLogin[]
  /** Ports on which its metrics are read, where it sends its traces, and where it looks for its bot. */
  watched: {
    web: number
    worker: number
    collector: number
    token: string
    telegram: number
    bot: string
  }
}

/** The running product that this worker of Jest has to itself. */
export const product = (): Product => {
  const text = process.env['COURTYARD_E2E']
  if (text === undefined) throw new Error('the product was not started for the browser tests')
  const all = JSON.parse(text) as Product[]
  const mine = all[Number(process.env['JEST_WORKER_ID'] ?? 1) - 1]
  if (!mine) throw new Error('there are more workers than products')
  return mine
}

/** Ends one of its processes as a crash does; its supervisor starts it again. */
export const kill = (name: 'web' | 'realtime' | 'worker'): void => {
  const file = path.join(product().dataDir, 'run.json')
  const { children } = JSON.parse(readFileSync(file, 'utf8')) as {
    children: { name: string; pid: number }[]
  }
  const pids = children.flatMap((child) => (child.name === name ? [child.pid] : []))
  if (pids.length !== 1)
    throw new Error(`${name} does not run once but ${String(pids.length)} times`)
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}
