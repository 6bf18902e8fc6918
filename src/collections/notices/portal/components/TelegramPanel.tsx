'use client'

import { Send } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useActionState, useEffect } from 'react'
import { ErrorText } from '@/components/ui/Field'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { buttonClass } from '@/components/ui/buttonClass'
import { IDLE } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'
import { connectTelegramAction, leaveTelegramAction } from '../settings/telegramActions'
import { SaveStatus } from './SaveStatus'

interface TelegramPanelProps {
  isLinked: boolean
  labels: Readonly<
    Record<
      | 'text'
      | 'connect'
      | 'again'
      | 'disconnect'
      | 'pending'
      | 'open'
      | 'how'
      | 'qr'
      | 'scan'
      | 'look'
      | 'gone',
      string
    >
  >
}

const offerIn = (state: ActionState): { url: string; qr: string } | null =>
  state.status === 'done' ? { url: state.result['url'] ?? '', qr: state.result['qr'] ?? '' } : null

/** Whoever comes back from Telegram sees what became of it. */
const useLookAgain = (isWaiting: boolean): void => {
  const router = useRouter()
  useEffect(() => {
    if (!isWaiting) return undefined
    const look = () => {
      if (document.visibilityState === 'visible') router.refresh()
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
    }
  }, [isWaiting, router])
}

const Offer = ({
  offer: { url, qr },
  labels,
}: {
  offer: { url: string; qr: string }
  labels: TelegramPanelProps['labels']
}) => (
  <div className="mt-5 grid items-start gap-5 sm:grid-cols-[1fr_auto]">
    <div className="flex flex-col items-start gap-4">
      <p>{labels.how}</p>
      <a
        href={url}
        target="_blank"
        rel="noreferrer"
        className={buttonClass({ variant: 'primary', className: 'max-sm:w-full' })}
      >
        <Send aria-hidden />
        {labels.open}
      </a>
      <a href="" className="text-link inline-flex min-h-11 items-center">
        {labels.look}
      </a>
    </div>
    <figure className="m-0 max-sm:hidden">
      <img src={qr} alt={labels.qr} width={176} height={176} className="rounded-control bg-white" />
      <figcaption className="text-muted mt-2 max-w-44 text-sm">{labels.scan}</figcaption>
    </figure>
  </div>
)

/** One chat with the bot: connected, or a link that connects it. */
export const TelegramPanel = ({ isLinked, labels }: TelegramPanelProps) => {
  const [offered, connect] = useActionState(connectTelegramAction, IDLE)
  const [left, leave] = useActionState(leaveTelegramAction, IDLE)
  const offer = isLinked ? null : offerIn(offered)
  useLookAgain(offer !== null)
  return (
    <>
      <p className="text-muted mb-4">{labels.text}</p>
      {isLinked ? (
        <form action={leave}>
          <SubmitButton variant="secondary" pendingLabel={labels.pending}>
            {labels.disconnect}
          </SubmitButton>
        </form>
      ) : (
        <form action={connect}>
          <SubmitButton
            variant={offer === null ? 'primary' : 'secondary'}
            pendingLabel={labels.pending}
          >
            {offer === null ? labels.connect : labels.again}
          </SubmitButton>
        </form>
      )}
      {offer !== null && <Offer offer={offer} labels={labels} />}
      {offered.status === 'failed' && (
        <div role="alert" className="mt-3">
          <ErrorText>{offered.message}</ErrorText>
        </div>
      )}
      {!isLinked && <SaveStatus state={left} saved={labels.gone} />}
    </>
  )
}
