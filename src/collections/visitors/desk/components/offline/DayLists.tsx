'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { List, ListItem } from '@/components/ui/List'
import { TextField } from '@/components/ui/TextField'
import { expectedOf, insideOf } from '../../../domain/gateDay'
import type { GateDay, KeptVisit } from '../../../domain/gateDay'
import { judgeKept } from '../../../domain/offlinePass'
import { saidStart } from '../../../domain/window'
import type { GateScreenLabels } from '../../../messages/offline.en'

interface ListProps {
  day: GateDay
  labels: GateScreenLabels
  timeOf: (at: string) => string
}

const lineOf = (
  { unit, party, vehicle }: KeptVisit,
  when: string,
  labels: GateScreenLabels,
): string =>
  [
    ...(unit === '' ? [] : [labels.forUnit.replace('#', unit)]),
    when,
    ...(party > 1 ? [labels.people.replace('#', String(party))] : []),
    ...(vehicle === '' ? [] : [vehicle]),
  ].join(' · ')

/** Who is expected, found by name where no pass is at hand. */
export const ExpectedHere = ({
  day,
  labels,
  timeOf,
  dayWordOf,
  onEnter,
}: ListProps & {
  /** Nothing for one of today. */
  dayWordOf: (at: string) => string
  onEnter: (visit: KeptVisit) => void
}) => {
  const [typed, setTyped] = useState('')
  const now = new Date()
  const visits = expectedOf(day, typed, now)
  return (
    <div className="flex flex-col gap-4">
      <TextField
        name="search"
        label={labels.search}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {visits.length === 0 ? (
        <p className="text-muted">
          {typed.trim() === '' ? labels.nobodyExpected : labels.nobodyFound}
        </p>
      ) : (
        <Card isFlush>
          <List>
            {visits.map((visit) => {
              const { canEnter, reason } = judgeKept(day, visit, now)
              const start = saidStart(new Date(visit.opensAt)).toISOString()
              const hours = labels.window
                .replace('#from', timeOf(start))
                .replace('#until', timeOf(visit.closesAt))
              const when =
                visit.kind === 'standing'
                  ? labels.standing
                  : [dayWordOf(visit.opensAt), hours].filter(Boolean).join(', ')
              return (
                <ListItem
                  key={visit.id}
                  title={visit.name}
                  text={lineOf(visit, when, labels)}
                  {...(!canEnter &&
                    reason !== 'early' && {
                      badges: <Badge tone="warning">{labels.reasons[reason]}</Badge>,
                    })}
                  action={
                    canEnter ? (
                      <Button
                        variant="secondary"
                        aria-label={labels.letInName.replace('#', visit.name)}
                        onClick={() => onEnter(visit)}
                      >
                        {labels.letIn}
                      </Button>
                    ) : undefined
                  }
                />
              )
            })}
          </List>
        </Card>
      )}
    </div>
  )
}

/** Who is inside, as far as this device knows. */
export const InsideHere = ({
  day,
  labels,
  timeOf,
  onLeave,
}: ListProps & { onLeave: (visit: KeptVisit) => void }) => {
  const inside = insideOf(day)
  const people = inside.reduce((sum, { party }) => sum + party, 0)
  if (inside.length === 0) return <p className="text-muted">{labels.nobodyInside}</p>
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium">{labels.insideCount.replace('#', String(people))}</p>
      <Card isFlush>
        <List>
          {inside.map((visit) => (
            <ListItem
              key={visit.id}
              title={visit.name}
              text={lineOf(
                visit,
                visit.enteredAt === null ? '' : labels.since.replace('#', timeOf(visit.enteredAt)),
                labels,
              )}
              action={
                <Button
                  variant="secondary"
                  aria-label={labels.checkOutName.replace('#', visit.name)}
                  onClick={() => onLeave(visit)}
                >
                  {labels.checkOut}
                </Button>
              }
            />
          ))}
        </List>
      </Card>
    </div>
  )
}
