'use client'

import { ArrowLeft, LockKeyhole, Wifi, WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { withUnsent } from '@/kernel/portal/offline/enrolment'
import type { OfflineScreenLabels } from '../../messages/offline.en'
import { LockScreen } from './LockScreen'
import { OpenDesk } from './OpenDesk'
import type { OfflineDeskProps } from './texts'
import { useOfflineDesk } from './useOfflineDesk'

const never = () => () => undefined

/** Whoever was about to sign out came here: something would be lost. */
const useIsLeaving = (): boolean =>
  useSyncExternalStore(
    never,
    () => new URLSearchParams(window.location.search).has('leaving'),
    () => false,
  )

/** The other communities for which something waits on this device. */
const othersUnsent = (slug: string): string[] =>
  withUnsent()
    .map((one) => one.slug)
    .filter((one) => one !== slug)

const Leaving = ({ slug, labels }: { slug: string; labels: OfflineScreenLabels }) => {
  const others = othersUnsent(slug)
  return (
    <Notice tone="warning" title={labels.leavingTitle} className="mb-6">
      <p>{labels.leavingText}</p>
      {others.length > 0 && (
        <>
          <p className="mt-3">{labels.leavingOthers}</p>
          <ul className="list-disc pl-5">
            {others.map((other) => (
              <li key={other}>
                <a
                  className="text-link inline-flex min-h-11 items-center font-medium"
                  href={`/c/${other}/desk/offline?leaving=yes`}
                >
                  {other}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <form action="/sign-out" method="post" className="mt-3">
        <input type="hidden" name="anyway" value="yes" />
        <Button type="submit" variant="danger">
          {labels.leave}
        </Button>
      </form>
    </Notice>
  )
}

const Frame = ({
  slug,
  labels,
  isOnline,
  onLock,
  children,
}: {
  slug: string
  labels: OfflineScreenLabels
  isOnline: boolean
  /** Undefined while nothing is open. */
  onLock: (() => void) | undefined
  children: ReactNode
}) => (
  <main className="mx-auto w-full max-w-3xl px-4 py-6 sm:px-8">
    <div className="flex flex-wrap items-center justify-between gap-3">
      {/* A whole page: what comes from the network is not of this one. */}
      <a
        href={`/c/${slug}/desk`}
        className="text-muted hover:text-ink inline-flex min-h-11 items-center gap-2 font-medium"
      >
        <ArrowLeft aria-hidden className="size-5" />
        {labels.back}
      </a>
      {onLock && (
        <Button variant="secondary" onClick={onLock}>
          <LockKeyhole aria-hidden />
          {labels.lock}
        </Button>
      )}
    </div>
    <h1 className="mt-2 text-2xl font-bold sm:text-3xl">{labels.title}</h1>
    <p className="text-muted mt-2 text-lg">{labels.text}</p>
    <p role="status" className="mt-3 mb-6 flex items-center gap-2 font-medium">
      {isOnline ? (
        <Wifi aria-hidden className="text-success size-5" />
      ) : (
        <WifiOff aria-hidden className="text-warning size-5" />
      )}
      {isOnline ? labels.online : labels.offline}
    </p>
    {children}
  </main>
)

/** The desk on a device that may be without a network: everything in it comes from the device. */
export const OfflineDesk = ({ slug, locale, labels, batch }: OfflineDeskProps) => {
  const desk = useOfflineDesk(slug)
  const isLeaving = useIsLeaving()
  const { state, isOnline } = desk
  const onLock = state.status === 'open' ? desk.lock : undefined
  return (
    <Frame slug={slug} labels={labels} isOnline={isOnline} onLock={onLock}>
      {isLeaving && state.status !== 'loading' && <Leaving slug={slug} labels={labels} />}
      {state.status === 'loading' && <p className="text-muted">{labels.loading}</p>}
      {state.status === 'none' && (
        <Notice title={labels.noneTitle}>
          <p>{labels.noneText}</p>
        </Notice>
      )}
      {state.status === 'wiped' && <Notice tone="warning">{labels.wiped}</Notice>}
      {(state.status === 'locked' || state.status === 'spent') && (
        <LockScreen
          enrolment={state.enrolment}
          isSpent={state.status === 'spent'}
          labels={labels}
          onOpen={desk.opened}
          onSpent={desk.spent}
          onChosen={desk.look}
        />
      )}
      {state.status === 'open' && (
        <OpenDesk
          slug={slug}
          locale={locale}
          labels={labels}
          batch={batch}
          {...state}
          isOnline={isOnline}
          isSending={desk.isSending}
          onKeep={desk.keep}
          onSend={desk.send}
          onDiscard={desk.discard}
        />
      )}
    </Frame>
  )
}
