'use client'

import { useState } from 'react'
import { Card } from '@/components/ui/Card'
import { Notice } from '@/components/ui/Notice'
import { Segmented } from '@/components/ui/Segmented'
import { Select } from '@/components/ui/Select'
import type { Contact } from '@/kernel/portal/offline/device'
import type { Enrolment } from '@/kernel/portal/offline/enrolment'
import type { Known, Sent } from '@/kernel/portal/offline/exchange'
import { QueueView, SentNotices } from '@/kernel/portal/components/offline/QueueView'
import { UnreadableNotice } from '@/kernel/portal/components/offline/UnreadableNotice'
import { afterEntries, insideOf } from '../../../domain/gateDay'
import type { GateDay, GateEntry, KeptVisit } from '../../../domain/gateDay'
import type { GateScreenLabels } from '../../../messages/offline.en'
import type { CheckedHere } from '../../offline/checkPass'
import { CheckView } from './CheckView'
import { ExpectedHere, InsideHere } from './DayLists'

interface OpenGateProps {
  enrolment: Enrolment
  locale: string
  labels: GateScreenLabels
  list: Known<GateDay> | null
  entries: readonly GateEntry[]
  unreadable: readonly string[]
  contact: Contact | null
  sent: Sent | null
  isOnline: boolean
  isSending: boolean
  onKeep: (entries: readonly GateEntry[]) => Promise<void>
  onSend: () => Promise<void>
  onDiscard: () => Promise<void>
}

const VIEWS = ['check', 'expected', 'inside', 'queue'] as const
type View = (typeof VIEWS)[number]
const isView = (value: string): value is View => VIEWS.some((view) => view === value)

const dayIn = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(new Date(at))

/** The unlocked gate: what a visitor shows, who is expected, who is inside, what is to be sent. */
export const OpenGate = ({
  enrolment,
  locale,
  labels,
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
}: OpenGateProps) => {
  const [view, setView] = useState<View>('check')
  const [said, setSaid] = useState('')
  const [chosen, setChosen] = useState('')
  const day = known && afterEntries(known.list, entries)
  const gates = day?.gates ?? []
  const gate = gates.find(({ id }) => id === chosen)?.id ?? gates[0]?.id ?? null
  const timeZone = day?.timeZone ?? 'UTC'

  const timeOf = (at: string) =>
    new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(new Date(at))
  const momentOf = (at: number) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
      at,
    )
  const dayWordOf = (at: string) =>
    dayIn(at, timeZone) > dayIn(new Date().toISOString(), timeZone) ? labels.tomorrow : ''

  const keep = async (entry: Omit<GateEntry, 'id' | 'at' | 'gate'>) => {
    await onKeep([{ ...entry, id: crypto.randomUUID(), at: Date.now(), gate }])
    setSaid(labels[entry.kind === 'enter' ? 'entered' : 'left'].replace('#', entry.name))
  }
  const letIn = (visit: KeptVisit, method: GateEntry['method']) =>
    keep({
      kind: 'enter',
      visit: visit.id,
      pass: visit.pass,
      method,
      name: visit.name,
      unit: visit.unit,
      isSingle: !visit.isMultiEntry,
    })
  const enterBy = async ({ visit, claims }: CheckedHere) => {
    if (visit !== null) return letIn(visit, 'qr')
    if (claims === null) return undefined
    return keep({
      kind: 'enter',
      visit: null,
      pass: claims.pass,
      method: 'qr',
      name: labels.somebody,
      unit: '',
      isSingle: claims.isSingle,
    })
  }
  const letOut = (visit: KeptVisit) =>
    keep({
      kind: 'leave',
      // Somebody who is on no list is known by their pass alone.
      visit: known?.list.visits.some(({ id }) => id === visit.id) === true ? visit.id : null,
      pass: visit.pass,
      method: 'list',
      name: visit.name,
      unit: visit.unit,
      isSingle: !visit.isMultiEntry,
    })
  const labelOf = (one: View) => {
    if (one === 'queue') return `${labels.queue} (${String(entries.length)})`
    if (one === 'inside' && day) return `${labels.inside} (${String(insideOf(day).length)})`
    return labels[one]
  }
  const path = `/c/${enrolment.slug}/gate`
  return (
    <>
      <SentNotices conflicts={`${path}/conflicts`} sent={sent} labels={labels} />
      {unreadable.length > 0 && (
        <UnreadableNotice
          count={unreadable.length}
          isOnline={isOnline && contact === 'active'}
          labels={labels}
          onDiscard={onDiscard}
        />
      )}
      {gates.length > 1 && (
        <Select
          name="gate"
          label={labels.which}
          value={gate ?? ''}
          onChange={(event) => setChosen(event.target.value)}
          options={gates.map(({ id, name }) => ({ value: id, label: name }))}
          className="mb-4"
        />
      )}
      <Segmented
        name="view"
        label={labels.tabs}
        value={view}
        onChange={({ target }) => {
          if (!isView(target.value)) return
          setView(target.value)
          setSaid('')
        }}
        options={VIEWS.map((value) => ({ value, label: labelOf(value) }))}
      />
      <div className="mt-6">
        <div role="status" className="mb-4 empty:hidden">
          {said !== '' && <Notice tone="success">{said}</Notice>}
        </div>
        {known !== null && view !== 'queue' && (
          <p className="text-muted mb-4">{labels.asOf.replace('#', momentOf(known.at))}</p>
        )}
        {day === null && view !== 'queue' && <p className="text-muted">{labels.noList}</p>}
        {day !== null && view === 'check' && (
          <Card>
            <CheckView
              day={day}
              community={enrolment.community}
              labels={labels}
              timeOf={timeOf}
              onEnter={enterBy}
              onLeave={letOut}
              onCheck={() => setSaid('')}
            />
          </Card>
        )}
        {day !== null && view === 'expected' && (
          <ExpectedHere
            day={day}
            labels={labels}
            timeOf={timeOf}
            dayWordOf={dayWordOf}
            onEnter={(visit) => void letIn(visit, 'list')}
          />
        )}
        {day !== null && view === 'inside' && (
          <InsideHere
            day={day}
            labels={labels}
            timeOf={timeOf}
            onLeave={(visit) => void letOut(visit)}
          />
        )}
        {view === 'queue' && (
          <QueueView
            path={`${path}/offline`}
            entries={entries}
            contact={contact}
            isOnline={isOnline}
            isSending={isSending}
            labels={labels}
            titleOf={({ kind, name, unit }) =>
              [
                labels[kind === 'enter' ? 'letInName' : 'checkOutName'].replace('#', name),
                ...(unit === '' ? [] : [labels.forUnit.replace('#', unit)]),
              ].join(' · ')
            }
            timeOf={momentOf}
            onSend={() => void onSend()}
          />
        )}
      </div>
    </>
  )
}
