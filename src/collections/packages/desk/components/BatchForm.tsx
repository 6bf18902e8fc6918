'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { LiveRegion } from '@/components/ui/LiveRegion'
import { Notice } from '@/components/ui/Notice'
import { TextField } from '@/components/ui/TextField'
import { guessCarrier } from '../../domain/trackingNumber'
import { BatchRowFields } from './BatchRowFields'
import { hasUnchosenUnit, incompleteIn, parcelIn, saveBatch } from './batchRows'
import type { BatchLabels, BatchRow, RowProblem } from './batchRows'
import { Camera } from './Camera'
import { loadUnits } from './loadUnits'
import type { UnitOption } from './loadUnits'
import type { LogParcelChoices } from './LogParcelForm'
import { intakeOf } from '../offline/intakeOf'
import { keepHere } from '../offline/keepHere'
import { useScanner } from './useScanner'
import { useStayingOffline } from './useStayingOffline'

interface BatchFormProps {
  community: string
  choices: LogParcelChoices
  labels: BatchLabels
  /** In place of the server: where units are found, and where rows go. */
  source?: {
    load: (words: string) => Promise<UnitOption[]>
    save: (parcels: readonly Parcel[]) => Promise<Map<string, RowProblem>>
  }
}

type Parcel = ReturnType<typeof parcelIn>

interface Outcome {
  saved: number
  failed: number
  isUnsure: boolean
  /** There was no network; the device keeps them. */
  isKept: boolean
}

/** As many as one sending takes. */
const MOST_ROWS = 50

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? one : many.replace('#', String(count))

/** Each scan is a row; what the row before said of carrier, kind and shelf holds until it is changed. */
export const BatchForm = ({ community, choices, labels, source }: BatchFormProps) => {
  const form = useRef<HTMLFormElement>(null)
  const scan = useRef<HTMLInputElement>(null)
  const [rows, setRows] = useState<readonly BatchRow[]>([])
  const [problems, setProblems] = useState<ReadonlyMap<string, RowProblem>>(new Map())
  const [outcome, setOutcome] = useState<Outcome>()
  const [isSaving, setIsSaving] = useState(false)

  const add = (number: string) => {
    const trackingNumber = number.trim()
    setOutcome(undefined)
    if (rows.length >= MOST_ROWS) return
    const last = rows.at(-1)
    const before =
      last && form.current ? parcelIn(new FormData(form.current), last.clientId) : undefined
    const row = {
      clientId: crypto.randomUUID(),
      trackingNumber,
      kind: before?.kind ?? 'parcel',
      carrier: guessCarrier(trackingNumber) ?? before?.carrier ?? '',
      shelf: before?.shelf ?? '',
    }
    setRows([...rows, row])
  }
  useScanner(add)
  useStayingOffline(rows.length > 0)

  /** A label stays before the camera while the next is looked for: it is one row. */
  const addRead = (number: string) => {
    if (rows.every(({ trackingNumber }) => trackingNumber !== number)) add(number)
  }

  const addTyped = () => {
    if (!scan.current) return
    add(scan.current.value)
    scan.current.value = ''
    scan.current.focus()
  }

  const save = async () => {
    if (!form.current || isSaving) return
    const now = new FormData(form.current)
    const unchosen = rows.filter(({ clientId }) => hasUnchosenUnit(now, clientId))
    const sent = rows.filter((row) => !unchosen.includes(row))
    const unitProblem = { field: 'unitLabel', message: labels.chooseUnit }
    setIsSaving(true)
    const parcels = sent.map(({ clientId }) => parcelIn(now, clientId))
    try {
      const failed =
        sent.length === 0
          ? new Map<string, RowProblem>()
          : await (source ? source.save(parcels) : saveBatch(community, parcels))
      for (const { clientId } of unchosen) {
        failed.set(clientId, unitProblem)
      }
      setProblems(failed)
      setRows(rows.filter(({ clientId }) => failed.has(clientId)))
      setOutcome({
        saved: rows.length - failed.size,
        failed: failed.size,
        isUnsure: false,
        isKept: false,
      })
    } catch {
      const wrong = incompleteIn(parcels, labels.missing)
      const whole = parcels.filter(({ clientId }) => !wrong.has(clientId))
      const now = Date.now()
      // In the order of the rows: one clock tick after another.
      const kept = whole.map((parcel, row) => intakeOf(parcel, now + row))
      const isKept = await keepHere(community, kept)
      if (isKept) {
        for (const { clientId } of unchosen) wrong.set(clientId, unitProblem)
        setProblems(wrong)
        setRows(rows.filter(({ clientId }) => wrong.has(clientId)))
      }
      setOutcome({ saved: 0, failed: 0, isUnsure: !isKept, isKept })
    } finally {
      setIsSaving(false)
    }
  }

  return (
    <div className="flex flex-col gap-6">
      <form
        className="flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          addTyped()
        }}
      >
        <div className="min-w-60 grow">
          <TextField
            ref={scan}
            name="scan"
            label={labels.scan}
            hint={labels.scanHint}
            maxLength={60}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
        </div>
        <Button type="submit" variant="secondary" size="large">
          {labels.add}
        </Button>
      </form>
      <Camera kind="carrier" onRead={addRead} goesOn labels={labels.camera} />
      <LiveRegion message={rows.length === 0 ? '' : labels.row.replace('#', String(rows.length))} />
      {outcome !== undefined && (
        <div role="status" className="flex flex-col gap-3">
          {outcome.saved > 0 && (
            <Notice tone="success">{counted(outcome.saved, labels.savedOne, labels.saved)}</Notice>
          )}
          {outcome.failed > 0 && (
            <Notice tone="danger">
              {counted(outcome.failed, labels.failedOne, labels.failed)}
            </Notice>
          )}
          {outcome.isKept && (
            <Notice
              tone="warning"
              action={
                // A whole page: the worker opens it without a network.
                <a className="text-link font-medium" href={`/c/${community}/desk/offline`}>
                  {labels.keptLink}
                </a>
              }
            >
              {labels.kept}
            </Notice>
          )}
          {outcome.isUnsure && <Notice tone="danger">{labels.offline}</Notice>}
        </div>
      )}
      <form
        ref={form}
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {rows.length === 0 ? (
          <p className="text-muted">{labels.empty}</p>
        ) : (
          rows.map((row, index) => (
            <BatchRowFields
              key={row.clientId}
              load={source?.load ?? ((words) => loadUnits(community, words))}
              row={row}
              number={index + 1}
              problem={problems.get(row.clientId)}
              choices={choices}
              labels={labels}
              onRemove={() => setRows(rows.filter(({ clientId }) => clientId !== row.clientId))}
            />
          ))
        )}
        {rows.length > 0 && (
          <Button type="submit" variant="primary" size="large" isBlock aria-disabled={isSaving}>
            {isSaving ? labels.saving : labels.save}
          </Button>
        )}
      </form>
    </div>
  )
}
