'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition } from 'react'
import { Button } from '@/components/ui/Button'
import { TextField } from '@/components/ui/TextField'

interface SearchWhileTypingProps {
  /** Of the page. */
  path: string
  words: string
  /** What else the address says, and goes on saying. */
  kept?: Readonly<Record<string, string>>
  labels: Readonly<Record<'search' | 'hint' | 'submit', string>>
}

/** A person types faster than a page is drawn. */
const PAUSE_MS = 300

/** Looks while one types; without scripts, once it is sent. */
export const SearchWhileTyping = ({ path, words, kept = {}, labels }: SearchWhileTypingProps) => {
  const router = useRouter()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isLooking, startLooking] = useTransition()
  useEffect(() => () => clearTimeout(waiting.current), [])
  const lookFor = (typed: string, pause: number) => {
    clearTimeout(waiting.current)
    const asked = typed.trim()
    const query = new URLSearchParams({ ...kept, ...(asked !== '' && { q: asked }) })
    waiting.current = setTimeout(() => {
      startLooking(() => {
        router.replace(query.size === 0 ? path : `${path}?${query.toString()}`, { scroll: false })
      })
    }, pause)
  }
  return (
    <form
      role="search"
      action={path}
      className="mb-6 flex items-end gap-3"
      aria-busy={isLooking}
      onSubmit={(event) => {
        event.preventDefault()
        const typed = new FormData(event.currentTarget).get('q')
        lookFor(typeof typed === 'string' ? typed : '', 0)
      }}
    >
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="q"
        type="search"
        label={labels.search}
        hint={labels.hint}
        defaultValue={words}
        maxLength={100}
        autoComplete="off"
        className="min-w-0 grow"
        onChange={(event) => lookFor(event.target.value, PAUSE_MS)}
      />
      <Button type="submit" isIconOnly aria-label={labels.submit} className="mb-0.5">
        <Search aria-hidden />
      </Button>
    </form>
  )
}
