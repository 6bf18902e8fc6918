import type { ReactNode } from 'react'

/** Next wants a layout; the yardstick is measured over REST alone and draws nothing. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
