'use client'

import { ArrowLeft, LockKeyhole, Wifi, WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { unsentAtGate, unsentOf, withUnsent } from '../../offline/enrolment'
import type { Enrolment } from '../../offline/enrolment'
import { LockScreen } from './LockScreen'
import type { Screen } from '../../offline/store'
import type { OpenVault } from '../../offline/vault'
import type { OfflineWords } from '../../offline/words.en'

/** What stands around the list and the queue, in the words of its page. */
export interface FrameLabels extends OfflineWords {
  title: string
  text: string
  back: string
  /** That the other page of this device has something to send too. */
  otherQueue: string
}

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

const Leaving = ({ slug, labels }: { slug: string; labels: FrameLabels }) => {
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

/** Another page of this device has something to send as well; nothing where it has not. */
const OtherQueue = ({
  enrolment,
  screen,
  labels,
}: {
  enrolment: Enrolment
  screen: Screen
  labels: FrameLabels
}) => {
  const atGate = unsentAtGate(enrolment)
  const elsewhere = screen === 'gate' ? unsentOf(enrolment) - atGate : atGate
  if (elsewhere === 0) return null
  return (
    <Notice tone="warning" className="mb-6">
      <a
        className="text-link inline-flex min-h-11 items-center font-medium"
        href={`/c/${enrolment.slug}/${screen === 'gate' ? 'desk' : 'gate'}/offline`}
      >
        {labels.otherQueue}
      </a>
    </Notice>
  )
}

interface OfflineFrameProps {
  slug: string
  screen: Screen
  labels: FrameLabels
  /** As `useOffline` has it. */
  page: {
    state:
      | { status: 'loading' | 'none' | 'wiped' }
      | { status: 'locked' | 'spent' | 'open'; enrolment: Enrolment }
    isOnline: boolean
    lock: () => void
    opened: (vault: OpenVault) => Promise<void>
    spent: () => void
    look: () => Promise<void>
  }
  /** What is open; nothing while it is locked. */
  children: ReactNode
}

/** A page on a device that may be without a network: everything in it comes from the device. */
export const OfflineFrame = ({ slug, screen, labels, page, children }: OfflineFrameProps) => {
  const isLeaving = useIsLeaving()
  const { state, isOnline } = page
  return (
    <main className="mx-auto w-full max-w-3xl px-4 py-6 sm:px-8">
      <div className="flex flex-wrap items-center justify-between gap-3">
        {/* A whole page: what comes from the network is not of this one. */}
        <a
          href={`/c/${slug}/${screen}`}
          className="text-muted hover:text-ink inline-flex min-h-11 items-center gap-2 font-medium"
        >
          <ArrowLeft aria-hidden className="size-5" />
          {labels.back}
        </a>
        {state.status === 'open' && (
          <Button variant="secondary" onClick={page.lock}>
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
      {isLeaving && state.status !== 'loading' && <Leaving slug={slug} labels={labels} />}
      {'enrolment' in state && (
        <OtherQueue enrolment={state.enrolment} screen={screen} labels={labels} />
      )}
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
          onOpen={page.opened}
          onSpent={page.spent}
          onChosen={page.look}
        />
      )}
      {state.status === 'open' && children}
    </main>
  )
}
