'use client'

import { ErrorView } from '@/kernel/portal/components/ErrorView'
import { useLanguage } from '@/kernel/portal/components/useError'

const loadAnew = () => location.reload()

/** In place of the whole document, where even the frame of a page failed; the panel's too. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang={useLanguage()}>
      <body>
        <ErrorView digest={error.digest} onRetry={loadAnew} />
      </body>
    </html>
  )
}
