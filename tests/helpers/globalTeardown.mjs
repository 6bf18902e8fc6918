import { rmSync } from 'node:fs'

export default async function globalTeardown() {
  await globalThis.courtyardTestServer?.stop()
  if (globalThis.courtyardTestData) {
    rmSync(globalThis.courtyardTestData, { recursive: true, force: true })
  }
}
