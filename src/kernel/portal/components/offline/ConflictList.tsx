import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { Notice } from '@/components/ui/Notice'
import { PageHeader } from '@/components/ui/PageHeader'

type Words = Record<'back' | 'title' | 'text' | 'empty' | 'emptyText' | 'settledTitle', string>

interface ConflictListProps<Conflict> {
  /** Where the way back leads. */
  home: string
  words: Words
  open: readonly Conflict[]
  settled: readonly Conflict[]
  card: (conflict: Conflict) => ReactNode
}

/** What was done without a network and does not fit: first what a human has to look at. */
export const ConflictList = <Conflict,>(props: ConflictListProps<Conflict>) => {
  const { home, words, open, settled, card } = props
  return (
    <>
      <PageHeader back={{ href: home, label: words.back }} title={words.title} text={words.text} />
      <div className="flex flex-col gap-6">
        {open.length === 0 && (
          <EmptyState icon={<Check />} title={words.empty} text={words.emptyText} />
        )}
        {open.map(card)}
        {settled.length > 0 && <h2 className="text-xl font-bold">{words.settledTitle}</h2>}
        {settled.map(card)}
      </div>
    </>
  )
}

/** That something waits there. */
export const ConflictsWait = ({
  title,
  href,
  label,
}: {
  title: string
  href: string
  label: string
}) => (
  <Notice
    tone="warning"
    title={title}
    action={
      <LinkButton href={href} variant="secondary">
        {label}
      </LinkButton>
    }
  />
)
