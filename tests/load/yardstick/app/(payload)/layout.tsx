import type { ReactNode } from 'react'

/** Next wants a layout; the yardstick draws one page, and is measured over REST else. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
