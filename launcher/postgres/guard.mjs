import { spawn } from 'node:child_process'
import { startOf } from '../lib/identify.mjs'

/**
 * Waits for the end of its input, which comes when the launcher dies however it dies, and then stops
 * the server that is still there. It waits 10 s at most: where nobody reaps a dead process, its number
 * answers for ever. A shell needs a hundredth of the memory of a second Node.
 */
const SCRIPT = `
cat >/dev/null
[ "$(head -n 1 "$2/postmaster.pid" 2>/dev/null)" = "$1" ] || exit 0
kill -INT "$1"
n=0
while kill -0 "$1" 2>/dev/null && [ "$n" -lt 100 ]; do
  n=$((n + 1))
  [ "$n" = 50 ] && kill -QUIT "$1"
  sleep 0.1
done
[ -n "$3" ] && rm -rf "$3"
[ -n "$4" ] && rm -rf "$4"
exit 0
`

/**
 * @param {{ pid: number, cluster: string, remove: string[] }} options `remove`: throw-away folders
 * @returns {{ release: () => void }}
 */
export function guardServer({ pid, cluster, remove }) {
  if (process.platform === 'win32') return { release: () => undefined }
  const [first = '', second = ''] = remove
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'sh', String(pid), cluster, first, second], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // Neither the process nor its pipe may keep us alive.
  guard.unref()
  guard.stdin.on('error', () => undefined)
  const handle = /** @type {import('node:net').Socket} */ (/** @type {unknown} */ (guard.stdin))
  handle.unref?.()
  return {
    release: () => {
      if (guard.pid && startOf(guard.pid)) guard.kill('SIGKILL')
    },
  }
}
