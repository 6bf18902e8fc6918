'use client'

import { useState } from 'react'
import { Card } from '@/components/ui/Card'
import { Notice } from '@/components/ui/Notice'
import { Segmented } from '@/components/ui/Segmented'
import type { Contact } from '@/kernel/portal/offline/device'
import type { Known, Sent } from '@/kernel/portal/offline/exchange'
import { QueueView, SentNotices } from '@/kernel/portal/components/offline/QueueView'
import { UnreadableNotice } from '@/kernel/portal/components/offline/UnreadableNotice'
import { unitsLike } from '../../../domain/offlineDesk'
import type { OfflineEntry, OfflineList, OfflineParcel } from '../../../domain/offlineDesk'
import { BatchForm } from '../BatchForm'
import { incompleteIn } from '../batchRows'
import type { parcelIn } from '../batchRows'
import type { UnitOption } from '../loadUnits'
import { intakeOf } from '../../offline/intakeOf'
import { ReleaseForm } from './ReleaseForm'
import type { OfflineDeskProps } from '../../offline/texts'
import { WaitingList } from './WaitingList'
import type { ReleaseAsked } from './WaitingList'

interface OpenDeskProps extends OfflineDeskProps {
  list: Known<OfflineList> | null
  entries: readonly OfflineEntry[]
  unreadable: readonly string[]
  contact: Contact | null
  sent: Sent | null
  isOnline: boolean
  isSending: boolean
  onKeep: (entries: readonly OfflineEntry[]) => Promise<void>
  onSend: () => Promise<void>
  onDiscard: () => Promise<void>
}

const VIEWS = ['list', 'intake', 'queue'] as const
type View = (typeof VIEWS)[number]
const isView = (value: string): value is View => VIEWS.some((view) => view === value)

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The unlocked desk: what waits, a form for what comes, and what is to be sent. */
export const OpenDesk = ({
  slug,
  locale,
  labels,
  batch,
  list: known,
  entries,
  unreadable,
  contact,
  sent,
  isOnline,
  isSending,
  onKeep,
  onSend,
  onDiscard,
}: OpenDeskProps) => {
  const [view, setView] = useState<View>('list')
  const [asked, setAsked] = useState<ReleaseAsked>()
  const [wasKept, setWasKept] = useState(false)
  const { carriers, kinds } = batch.choices
  const units = known?.list.units ?? []
  const shelves = known?.list.shelves ?? []

  const timeOf = (at: number) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at)
  const named = (choices: typeof kinds, value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value
  const lineOf = ({ kind, carrier, name, shelf, code }: OfflineParcel) =>
    [
      named(kinds, kind),
      named(carriers, carrier),
      name,
      shelf === null ? null : labels.shelf.replace('#', shelf),
      code,
    ]
      .filter((part) => part !== null)
      .join(' · ')
  const titleOf = (entry: OfflineEntry) => {
    if (entry.kind === 'release') return labels.released.replace('#', entry.collectorName)
    const { parcel } = entry
    const unit = units.find(({ id }) => id === parcel['unit'])?.label ?? labels.unknownUnit
    const carrier = named(carriers, textOf(parcel['carrier']))
    const parts = [unit, carrier, textOf(parcel['recipientName']), textOf(parcel['trackingNumber'])]
    return labels.logged.replace('#', parts.filter((part) => part !== '').join(' · '))
  }
  const source = {
    load: async (words: string): Promise<UnitOption[]> =>
      unitsLike(units, words).map(({ id, label, people }) => ({
        value: id,
        label,
        residents: people,
        learned: null,
      })),
    save: async (parcels: readonly ReturnType<typeof parcelIn>[]) => {
      const wrong = incompleteIn(parcels, batch.labels.missing)
      const whole = parcels.filter(({ clientId }) => !wrong.has(clientId))
      const now = Date.now()
      await onKeep(whole.map((parcel, row) => intakeOf(parcel, now + row)))
      return wrong
    },
  }
  const show = (next: string) => {
    if (!isView(next)) return
    setView(next)
    setAsked(undefined)
    setWasKept(false)
  }
  const labelOf = (one: View) =>
    one === 'queue' ? `${labels.queue} (${String(entries.length)})` : labels[one]
  return (
    <>
      <SentNotices conflicts={`/c/${slug}/desk/conflicts`} sent={sent} labels={labels} />
      {unreadable.length > 0 && (
        <UnreadableNotice
          count={unreadable.length}
          isOnline={isOnline && contact === 'active'}
          labels={labels}
          onDiscard={onDiscard}
        />
      )}
      <Segmented
        name="view"
        label={labels.tabs}
        value={view}
        onChange={(event) => show(event.target.value)}
        options={VIEWS.map((value) => ({ value, label: labelOf(value) }))}
      />
      <div className="mt-6">
        {wasKept && (
          <div role="status" className="mb-4">
            <Notice tone="success">{labels.kept}</Notice>
          </div>
        )}
        {view === 'list' && asked === undefined && (
          <WaitingList
            known={known}
            entries={entries}
            labels={labels}
            lineOf={lineOf}
            age={known === null ? '' : timeOf(known.at)}
            onRelease={(next) => {
              setAsked(next)
              setWasKept(false)
            }}
          />
        )}
        {view === 'list' && asked !== undefined && (
          <Card>
            <ReleaseForm
              key={asked.unit.id}
              {...asked}
              labels={labels}
              lineOf={lineOf}
              onCancel={() => setAsked(undefined)}
              onDone={async (release) => {
                await onKeep([release])
                setAsked(undefined)
                setWasKept(true)
              }}
            />
          </Card>
        )}
        {view === 'intake' && (
          <Card>
            <BatchForm
              community={slug}
              choices={{
                ...batch.choices,
                shelves: shelves.map((name) => ({ value: name, label: name })),
              }}
              labels={{ ...batch.labels, saved: labels.kept, savedOne: labels.kept }}
              source={source}
            />
          </Card>
        )}
        {view === 'queue' && (
          <QueueView
            path={`/c/${slug}/desk/offline`}
            entries={entries}
            contact={contact}
            isOnline={isOnline}
            isSending={isSending}
            labels={labels}
            titleOf={titleOf}
            timeOf={timeOf}
            onSend={() => void onSend()}
          />
        )}
      </div>
    </>
  )
}
