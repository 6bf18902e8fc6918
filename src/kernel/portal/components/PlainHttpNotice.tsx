'use client'

import { LockOpen } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { cx } from '@/components/ui/cx'

interface PlainHttpNoticeProps {
  text: string
  /** Leads to the page that says why. */
  why: string
  /** Within a card, rather than across the page. */
  isBoxed?: boolean
}

const never = () => () => undefined

/** Above the page where the browser keeps camera, notices and passkeys from it: the address is not encrypted. */
export const PlainHttpNotice = ({ text, why, isBoxed = false }: PlainHttpNoticeProps) => {
  const isSecure = useSyncExternalStore(
    never,
    () => window.isSecureContext,
    () => true,
  )
  if (isSecure) return null
  return (
    <p
      className={cx(
        'bg-info-soft border-info-line flex gap-3 px-4 py-2.5',
        isBoxed ? 'rounded-control mb-6 border' : 'items-center justify-center border-b',
      )}
    >
      <LockOpen aria-hidden className="text-info size-5 shrink-0" />
      <span>
        {text}{' '}
        <a href="/plain-http" className="inline-block py-1 font-medium underline">
          {why}
        </a>
      </span>
    </p>
  )
}
