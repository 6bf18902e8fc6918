import { Notice } from '@/components/ui/Notice'

/** Days as `2026-11-30`. */
export interface StandingFound {
  instructions: readonly {
    person: string
    name: string
    text: string
    leaveWith: string
    tellAlso: readonly { id: string; name: string }[]
    until: string | null
  }[]
  away: { until: string; holdParcels: boolean; isEverybody: boolean } | null
}

/** `#` stands for what differs. */
export type StandingLabels = Record<
  | 'title'
  | 'says'
  | 'leaveWith'
  | 'tellAlso'
  | 'until'
  | 'away'
  | 'everybodyAway'
  | 'hold'
  | 'failed'
  | 'locale',
  string
>

interface StandingViewProps {
  found: StandingFound
  labels: StandingLabels
  className?: string
}

/** What a household has told the desk; nothing where it said nothing. */
export const StandingView = ({ found, labels, className }: StandingViewProps) => {
  const { instructions, away } = found
  if (instructions.length === 0 && away === null) return null
  const dates = new Intl.DateTimeFormat(labels.locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const filled = (text: string, value: string) => text.replace('#', () => value)
  const dated = (text: string, day: string) => filled(text, dates.format(new Date(day)))
  return (
    <Notice title={labels.title} className={className}>
      {away !== null && (
        <p className="mt-1">
          {dated(away.isEverybody ? labels.everybodyAway : labels.away, away.until)}
          {away.holdParcels && <strong className="block">{labels.hold}</strong>}
        </p>
      )}
      {instructions.length > 0 && (
        <ul role="list" className="mt-1 flex flex-col gap-2">
          {instructions.map(({ person, name, text, leaveWith, tellAlso, until }) => (
            <li key={person} className="break-words">
              <span className="font-medium">{filled(labels.says, name)}</span> {text}
              {leaveWith !== '' && (
                <span className="block">{filled(labels.leaveWith, leaveWith)}</span>
              )}
              {tellAlso.length > 0 && (
                <span className="block">
                  {filled(labels.tellAlso, tellAlso.map((one) => one.name).join(', '))}
                </span>
              )}
              {until !== null && (
                <span className="text-muted block">{dated(labels.until, until)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
