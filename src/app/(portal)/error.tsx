'use client'

import { ErrorView } from '@/kernel/portal/components/ErrorView'

export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  return <ErrorView digest={error.digest} onRetry={retry} />
}
