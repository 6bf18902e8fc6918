'use client'

import { useError } from './useError'

interface ErrorViewProps {
  digest: string | undefined
  onRetry: () => void
}

/** Every page brings it along, so it is no more than its words. */
export const ErrorView = ({ digest, onRetry }: ErrorViewProps) => {
  const words = useError(digest, onRetry)
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center p-6 text-center">
      <h1 className="text-lg font-semibold">{words.title}</h1>
      <p className="text-muted mt-1 mb-6">
        {words.text} <code>{digest}</code>
      </p>
      <button
        type="button"
        onClick={onRetry}
        className="rounded-control border-line-strong bg-surface min-h-11 border px-5 font-medium"
      >
        {words.retry}
      </button>
    </main>
  )
}
