'use client'

import { useActionState, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { LiveRegion } from '@/components/ui/LiveRegion'
import { Notice } from '@/components/ui/Notice'
import { TextField } from '@/components/ui/TextField'
import { errorOf, IDLE } from '@/kernel/portal/actionState'
import { CODE_MAX } from '../../../domain/shelfAudit'
import { isThingCode } from '../../../domain/scannedCode'
import { Camera } from '../Camera'
import { useScanner } from '../useScanner'
import { countAction } from '../../shelves/actions'
import { CountedLists } from '../../shelves/CountedLists'
import type { ListLabels } from '../../shelves/CountedLists'
import { sortedCount } from '../../shelves/counting'
import type { Result, ShownCode, ShownLine } from '../../shelves/counting'
import { FinishForm } from './FinishForm'
import type { FinishLabels } from './FinishForm'
import { useCounting } from '../../shelves/useCounting'

/** `#` stands for what differs. */
export type CountLabels = Record<
  'scan' | 'scanHint' | 'add' | 'progress' | 'progressLabel' | 'retry' | 'takenOut',
  string
> & {
  results: Record<Result, string>
  unsent: { one: string; many: string }
  camera: Record<'start' | 'stop' | 'denied' | 'looking', string>
  lists: ListLabels
  finish: FinishLabels
}

interface ShelfCountProps {
  /** Its slug. */
  community: string
  id: string
  expected: readonly ShownLine[]
  counted: readonly ShownCode[]
  labels: CountLabels
}

const TONES = {
  counted: 'success',
  again: 'info',
  elsewhere: 'warning',
  closed: 'warning',
  unknown: 'warning',
} as const satisfies Record<Result, string>

const nameOf = ({ code, parcel }: ShownCode): string =>
  parcel === null ? code : [parcel.unit, parcel.text].filter((part) => part !== '').join(' · ')

/** The count of a shelf: each code that is read ticks its item off. */
export const ShelfCount = ({ community, id, expected, counted, labels }: ShelfCountProps) => {
  const field = useRef<HTMLInputElement>(null)
  const [state, plainAction] = useActionState(countAction, IDLE)
  const [said, setSaid] = useState('')
  const counting = useCounting({ community, id, known: counted })
  const { codes, last, problem, unsent } = counting
  const { toFind, here, extra } = sortedCount(expected, codes)

  const add = (code: string) => {
    setSaid('')
    counting.add(code)
  }
  useScanner(add, isThingCode)

  const result = last && labels.results[last.result].replace('#', () => nameOf(last))
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)] lg:grid-rows-[auto_1fr]">
      <Card>
        <p className="flex items-baseline justify-between gap-4">
          <span className="text-muted">{labels.progressLabel}</span>
          <span className="text-2xl font-bold whitespace-nowrap">
            {labels.progress
              .replace('#', () => String(here.length))
              .replace('#', () => String(expected.length))}
          </span>
        </p>
        {expected.length > 0 && (
          <progress
            aria-label={labels.progressLabel}
            className="[&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent [&::-moz-progress-bar]:bg-accent bg-sunken rounded-pill mt-1 mb-5 block h-3 w-full appearance-none overflow-hidden border-0"
            max={expected.length}
            value={here.length}
          />
        )}
        <form
          action={plainAction}
          className="flex flex-col gap-4"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (!field.current) return
            add(field.current.value)
            field.current.value = ''
            field.current.focus()
          }}
        >
          <input type="hidden" name="community" value={community} />
          <input type="hidden" name="id" value={id} />
          <TextField
            ref={field}
            name="code"
            label={labels.scan}
            hint={labels.scanHint}
            maxLength={CODE_MAX}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            error={errorOf(state, 'code')}
          />
          <Button type="submit" variant="primary" size="large" isBlock>
            {labels.add}
          </Button>
        </form>
        <div className="mt-4">
          <Camera kind="thing" goesOn onRead={add} labels={labels.camera} />
        </div>
        <LiveRegion message={result ?? said} />
        {last !== undefined && problem === '' && (
          <Notice tone={TONES[last.result]} className="mt-4">
            <p className="break-words">{result}</p>
          </Notice>
        )}
        {problem !== '' && (
          <div role="alert" className="mt-4">
            <Notice tone="danger">{problem}</Notice>
          </div>
        )}
        {unsent > 0 && (
          <div role="alert" className="mt-4">
            <Notice
              tone="danger"
              action={
                <Button variant="secondary" onClick={counting.retry}>
                  {labels.retry}
                </Button>
              }
            >
              {unsent === 1
                ? labels.unsent.one
                : labels.unsent.many.replace('#', () => String(unsent))}
            </Notice>
          </div>
        )}
      </Card>
      <CountedLists
        community={community}
        expected={expected.length}
        toFind={toFind}
        here={here}
        extra={extra}
        labels={labels.lists}
        onHere={add}
        onTakeOut={(code) => {
          void counting.remove(code).then((isOut) => {
            if (isOut) setSaid(labels.takenOut)
          })
        }}
      />
      {unsent === 0 && (
        <Card className="lg:col-start-1 lg:row-start-2">
          <FinishForm community={community} id={id} toFind={toFind.length} labels={labels.finish} />
        </Card>
      )}
    </div>
  )
}
