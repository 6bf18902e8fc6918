import Link from 'next/link'
import type { LinkedCard } from '../../operations/schemas'

/** Records that a message names or a conversation is about, each with the way to it. */
export const RecordCards = ({ cards, about }: { cards: readonly LinkedCard[]; about: string }) => (
  <ul role="list" aria-label={about} className="my-1 flex max-w-full flex-col gap-1">
    {cards.map(({ path, title, detail }) => (
      <li key={path}>
        <Link
          href={path}
          prefetch={false}
          className="bg-surface border-line rounded-control hover:bg-accent-soft/60 block min-h-14 border px-4 py-2"
        >
          <span className="block font-semibold break-words">{title}</span>
          <span className="text-muted">{detail}</span>
        </Link>
      </li>
    ))}
  </ul>
)
