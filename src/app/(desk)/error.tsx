'use client'

import { ErrorView } from '@/kernel/portal/ErrorView'

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <ErrorView digest={error.digest} onRetry={reset} />
}
