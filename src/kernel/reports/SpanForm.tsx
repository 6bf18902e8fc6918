import type { ReactNode } from 'react'

interface SpanFormProps {
  /** Slug of the community. */
  community: string
  span: { from: string; to: string }
  isWrong: boolean
  words: Record<'from' | 'to' | 'show' | 'wrong', string>
  /** What stands beside the button. */
  children?: ReactNode
}

/** The days of a report, asked for by its address. */
export const SpanForm = ({ community, span, isWrong, words, children }: SpanFormProps) => (
  <form method="get" className="report-span">
    <input type="hidden" name="c" value={community} />
    <label>
      <span>{words.from}</span>
      <input type="date" name="from" defaultValue={span.from} required />
    </label>
    <label>
      <span>{words.to}</span>
      <input type="date" name="to" defaultValue={span.to} required />
    </label>
    <button type="submit">{words.show}</button>
    {children}
    {isWrong && <p role="alert">{words.wrong}</p>}
  </form>
)
