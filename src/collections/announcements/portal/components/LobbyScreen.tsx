'use client'

import { Pause, Play } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/Button'
import { useLitScreen } from '@/components/ui/useLitScreen'
import { nextNotice } from '../../domain/lobby'
import type { LobbyView } from '../../operations/lobby'
import { useNotices } from './useNotices'

type Word =
  | 'title'
  | 'empty'
  | 'over'
  | 'overText'
  | 'emergency'
  | 'important'
  | 'posted'
  | 'scan'
  | 'of'
  | 'pause'
  | 'goOn'

interface LobbyScreenProps {
  token: string
  first: LobbyView | null
  /** `#` is a number or a moment, `%` how many there are. */
  labels: Readonly<Record<Word, string>>
}

type Notice = LobbyView['notices'][number]

const TICK_MS = 10_000

const everyTick = (notify: () => void) => {
  const timer = setInterval(notify, TICK_MS)
  return () => {
    clearInterval(timer)
  }
}

/** The clock on the wall of the community; nothing on the server, which is elsewhere in time. */
const useClock = (timeZone: string, language: string): string =>
  useSyncExternalStore(
    everyTick,
    () => new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }).format(),
    () => '',
  )

const Slide = ({
  notice,
  view,
  labels,
}: {
  notice: Notice
  view: LobbyView
  labels: LobbyScreenProps['labels']
}) => {
  const when = new Intl.DateTimeFormat(view.language, {
    dateStyle: 'long',
    timeZone: view.community.timeZone,
  }).format(new Date(notice.publishedAt))
  const isLoud = notice.urgency === 'emergency' || notice.urgency === 'important'
  return (
    <article lang={notice.language} className="flex min-h-0 grow flex-col justify-center gap-[3vh]">
      {isLoud && (
        <p
          lang={view.language}
          className={
            notice.urgency === 'emergency'
              ? 'bg-danger-soft text-danger border-danger-line rounded-control self-start border px-[1.5vw] py-[0.6vh] text-[clamp(1.1rem,2.4vw,3rem)] font-bold'
              : 'bg-warning-soft text-warning border-warning-line rounded-control self-start border px-[1.5vw] py-[0.6vh] text-[clamp(1.1rem,2.4vw,3rem)] font-bold'
          }
        >
          {notice.urgency === 'emergency' ? labels.emergency : labels.important}
        </p>
      )}
      <h2 className="text-[clamp(1.9rem,5vw,6.5rem)] leading-tight font-bold break-words">
        {notice.title}
      </h2>
      <div className="flex flex-wrap items-start gap-[3vw]">
        <div className="min-w-0 grow basis-[50vw]">
          <p className="text-[clamp(1.2rem,2.6vw,3.4rem)] leading-snug break-words">
            {notice.text}
          </p>
          <p
            lang={view.language}
            className="text-muted mt-[2vh] text-[clamp(1rem,1.6vw,2rem)] font-medium"
          >
            {labels.posted.replace('#', when)}
          </p>
        </div>
        {notice.qr !== null && (
          <figure lang={view.language} className="flex flex-col gap-2">
            {/* White around it in every theme: readers need the contrast. */}
            <img
              src={notice.qr}
              alt=""
              className="rounded-control size-[clamp(7rem,16vw,18rem)] bg-white"
            />
            <figcaption className="text-[clamp(1rem,1.4vw,1.8rem)] font-medium">
              {labels.scan}
            </figcaption>
          </figure>
        )}
      </div>
    </article>
  )
}

/** Notices one after the other, for whoever passes: nobody touches it, and nobody has to. */
export const LobbyScreen = ({ token, first, labels }: LobbyScreenProps) => {
  const view = useNotices(token, first)
  const [shown, setShown] = useState(0)
  const [isPaused, setPaused] = useState(false)
  const count = view?.notices.length ?? 0
  const seconds = view?.seconds ?? 0
  const clock = useClock(view?.community.timeZone ?? 'UTC', view?.language ?? 'en')
  useLitScreen(view !== null)

  useEffect(() => {
    if (isPaused || count < 2) return undefined
    const timer = setInterval(() => setShown((now) => nextNotice(now, count)), seconds * 1000)
    return () => {
      clearInterval(timer)
    }
  }, [isPaused, count, seconds])

  if (view === null) {
    return (
      <main className="grid min-h-dvh place-items-center p-8 text-center">
        <div>
          <h1 className="text-3xl font-bold sm:text-5xl">{labels.over}</h1>
          <p className="text-muted mt-3 text-xl">{labels.overText}</p>
        </div>
      </main>
    )
  }
  const at = count === 0 ? 0 : shown % count
  const notice = view.notices[at]
  return (
    <main
      lang={view.language}
      className="flex min-h-dvh flex-col gap-[2vh] p-[clamp(1rem,3vw,4rem)]"
    >
      <header className="border-line flex flex-wrap items-baseline justify-between gap-x-8 border-b pb-[1.5vh] text-[clamp(1.2rem,2.2vw,2.8rem)]">
        <h1 className="font-bold">{view.community.name}</h1>
        <p className="font-medium tabular-nums">{clock}</p>
      </header>
      {notice === undefined ? (
        <p className="grid grow place-items-center text-[clamp(1.5rem,3vw,4rem)]">{labels.empty}</p>
      ) : (
        <Slide key={notice.id} notice={notice} view={view} labels={labels} />
      )}
      {count > 1 && (
        <footer className="text-muted flex items-center justify-between gap-4 text-lg">
          <p>{labels.of.replace('#', String(at + 1)).replace('%', String(count))}</p>
          <Button variant="quiet" onClick={() => setPaused(!isPaused)}>
            {isPaused ? <Play aria-hidden /> : <Pause aria-hidden />}
            {isPaused ? labels.goOn : labels.pause}
          </Button>
        </footer>
      )}
    </main>
  )
}
