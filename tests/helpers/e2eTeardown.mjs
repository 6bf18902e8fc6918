import { rmSync } from 'node:fs'

export default async function e2eTeardown() {
  await Promise.all(
    globalThis.courtyardE2e.map(async ({ child, dataDir }) => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await ended
      }
      rmSync(dataDir, { recursive: true, force: true })
    }),
  )
}
