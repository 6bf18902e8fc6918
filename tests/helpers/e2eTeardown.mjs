import { rmSync } from 'node:fs'

export default async function e2eTeardown() {
  const { child, dataDir } = globalThis.courtyardE2e
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.exitCode === null) {
    child.kill('SIGTERM')
    await ended
  }
  rmSync(dataDir, { recursive: true, force: true })
}
