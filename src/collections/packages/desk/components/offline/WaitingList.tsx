'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { List } from '@/components/ui/List'
import { TextField } from '@/components/ui/TextField'
import type { Known } from '@/kernel/portal/offline/exchange'
import { byUnit, stillWaiting } from '../../../domain/offlineDesk'
import type {
  OfflineEntry,
  OfflineList,
  OfflineParcel,
  OfflineUnit,
} from '../../../domain/offlineDesk'
import type { OfflineScreenLabels } from '../../../messages/offline.en'

export interface ReleaseAsked {
  unit: OfflineUnit
  parcels: readonly OfflineParcel[]
}

interface WaitingListProps {
  known: Known<OfflineList> | null
  entries: readonly OfflineEntry[]
  labels: OfflineScreenLabels
  /** Words for a parcel: what it is, from whom. */
  lineOf: (parcel: OfflineParcel) => string
  /** When the list was fetched, in words. */
  age: string
  onRelease: (asked: ReleaseAsked) => void
}

/** What waits, by unit: each unit is handed over as a whole or in part. */
export const WaitingList = ({
  known,
  entries,
  labels,
  lineOf,
  age,
  onRelease,
}: WaitingListProps) => {
  const [typed, setTyped] = useState('')
  if (known === null) return <p className="text-muted">{labels.noList}</p>
  const groups = byUnit(known.list, stillWaiting(known.list, entries), typed)
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{labels.asOf.replace('#', age)}</p>
      <TextField
        name="search"
        label={labels.search}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {groups.length === 0 ? (
        <p className="text-muted">{labels.nothingFound}</p>
      ) : (
        <Card isFlush>
          <List>
            {groups.map(({ unit, parcels }) => (
              <li
                key={unit?.id ?? ''}
                className="flex flex-wrap items-start justify-between gap-3 px-5 py-4 sm:px-6"
              >
                <div className="min-w-0">
                  <h3 className="text-lg font-semibold">{unit?.label ?? labels.unknownUnit}</h3>
                  <ul role="list" className="text-muted flex flex-col gap-1">
                    {parcels.map((parcel) => (
                      <li key={parcel.id}>{lineOf(parcel)}</li>
                    ))}
                  </ul>
                </div>
                {unit !== null && (
                  <Button
                    variant="secondary"
                    aria-label={labels.handOverTo.replace('#', unit.label)}
                    onClick={() => onRelease({ unit, parcels })}
                  >
                    {labels.handOver}
                  </Button>
                )}
              </li>
            ))}
          </List>
        </Card>
      )}
    </div>
  )
}
