/**
 * Loaded before the main module of every process that the launcher starts. A supervisor that is
 * killed outright can stop nobody; its children notice the closed channel and stop themselves.
 */
import { isMainThread } from 'node:worker_threads'

/** Longer than a graceful stop takes, shorter than a person waits before starting again. */
const GRACE_MS = 4000

// Only a child of the supervisor: what it forks in turn (the workers of `next build`) inherits this
// module, and lives by the channel to its own parent.
const isOurs = process.env.COURTYARD_SUPERVISOR === String(process.ppid)

if (isMainThread && process.channel && isOurs) {
  process.once('disconnect', () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  // Listening must not keep a process alive whose work is done.
  process.channel.unref()
}
