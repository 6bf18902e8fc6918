'use client'

import { Menu } from 'lucide-react'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

export interface MoreMenuProps {
  label: string
  children: ReactNode
}

/** The last place of the bottom bar: opens what did not fit. A native disclosure, no JavaScript needed. */
export const MoreMenu = ({ label, children }: MoreMenuProps) => {
  const ref = useRef<HTMLDetailsElement>(null)
  const pathname = usePathname()

  // The shell stays while pages change below it: the sheet must not.
  useEffect(() => {
    if (ref.current) ref.current.open = false
  }, [pathname])

  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      const isInside = event.target instanceof Node && ref.current?.contains(event.target)
      if (ref.current && !isInside) ref.current.open = false
    }
    document.addEventListener('pointerdown', closeOutside)
    return () => document.removeEventListener('pointerdown', closeOutside)
  }, [])

  return (
    <details
      ref={ref}
      className="group"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !ref.current?.open) return
        ref.current.open = false
        ref.current.querySelector('summary')?.focus()
      }}
    >
      <summary className="text-muted group-open:text-accent rounded-control flex min-h-14 list-none flex-col items-center justify-center gap-0.5">
        <span className="rounded-pill group-open:bg-accent-soft grid h-8 w-full max-w-14 place-items-center">
          <Menu aria-hidden className="size-6" />
        </span>
        <span className="text-nav w-full truncate text-center font-medium">{label}</span>
      </summary>
      <div className="bg-raised border-line rounded-t-card shadow-float animate-rise fixed inset-x-0 bottom-[calc(4.25rem+env(safe-area-inset-bottom))] max-h-[70dvh] overflow-y-auto border-t p-3">
        {children}
      </div>
    </details>
  )
}
