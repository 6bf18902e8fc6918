'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useOnline } from '@/components/ui/useOnline'
import { enrolmentOf, UNSENT_CHANGED, unsentAtGate, unsentOf } from '../../offline/enrolment'

interface OfflineKeeperProps {
  slug: string
  labels: Readonly<
    Record<'waitingOne' | 'waiting' | 'open' | 'goOn' | 'notEnrolled' | 'wiped', string>
  >
}

const subscribe = (notify: () => void) => {
  for (const kind of [UNSENT_CHANGED, 'storage']) window.addEventListener(kind, notify)
  return () => {
    for (const kind of [UNSENT_CHANGED, 'storage']) window.removeEventListener(kind, notify)
  }
}

interface Kept {
  unsent: number
  atGate: number
}

/** What this browser keeps for its pages: how many entries wait, or null where it is not set up. */
const useKept = (slug: string): Kept | null => {
  const kept = useSyncExternalStore(
    subscribe,
    () => {
      const enrolment = enrolmentOf(slug)
      if (enrolment === null) return 'none'
      return `${String(unsentOf(enrolment))} ${String(unsentAtGate(enrolment))}`
    },
    () => 'none',
  )
  const [unsent = 0, atGate = 0] = kept.split(' ').map(Number)
  return kept === 'none' ? null : { unsent, atGate }
}

/**
 * On every page of the desk and the gate: asks whether the device may go on, keeps their pages as this build has it, and
 * says what waits. On devices that are not set up it loads nothing.
 */
export const OfflineKeeper = ({ slug, labels }: OfflineKeeperProps) => {
  const isOnline = useOnline()
  const kept = useKept(slug)
  const isAtGate = usePathname().startsWith(`/c/${slug}/gate`)
  const [wasWiped, setWasWiped] = useState(false)
  const unsent = kept?.unsent ?? 0
  const isSetUp = kept !== null

  useEffect(() => {
    const enrolment = enrolmentOf(slug)
    if (!isSetUp || !isOnline || enrolment === null) return
    void import('../../offline/keepDevice').then(async ({ keepDevice }) => {
      if (await keepDevice(enrolment)) setWasWiped(true)
    })
  }, [slug, isSetUp, isOnline])

  const words = unsent === 1 ? labels.waitingOne : labels.waiting.replace('#', String(unsent))
  const isWaiting = unsent > 0
  // Where one waits, the page on which it was done sends it.
  const leadsToGate = isWaiting ? kept?.atGate === unsent : isAtGate
  const isShown = wasWiped || isWaiting || !isOnline
  return (
    <div role="status">
      {isShown && (
        <p className="print:hidden bg-warning-soft text-warning border-warning-line flex flex-wrap items-center justify-center gap-x-3 border-b px-4 py-1.5 font-medium">
          {wasWiped && <span>{labels.wiped}</span>}
          {isWaiting && <span>{words}</span>}
          {!isOnline && !isSetUp && !wasWiped && <span>{labels.notEnrolled}</span>}
          {isSetUp && (
            // A whole page: the worker opens it without a network.
            <a
              href={`/c/${slug}/${leadsToGate ? 'gate' : 'desk'}/offline`}
              className="inline-flex min-h-11 items-center underline underline-offset-4"
            >
              {isOnline ? labels.open : labels.goOn}
            </a>
          )}
        </p>
      )}
    </div>
  )
}
