import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import '@/components/ui/globals.css'
import { RootDocument } from '@/kernel/portal/RootDocument'

export const metadata: Metadata = {
  title: { default: 'Courtyard', template: '%s · Courtyard' },
  manifest: '/manifest.webmanifest',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

// Every page depends on who asks: nothing is made ahead of time.
export const dynamic = 'force-dynamic'

export default function Layout({ children }: { children: ReactNode }) {
  return <RootDocument>{children}</RootDocument>
}
