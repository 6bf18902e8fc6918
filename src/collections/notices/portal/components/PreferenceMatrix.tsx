'use client'

import { Lock } from 'lucide-react'
import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { savePreferencesAction } from '../settings/actions'
import { SaveStatus } from './SaveStatus'

interface Row {
  group: string
  label: string
  /** Nothing of it can be switched off. */
  isLocked: boolean
}

export interface PreferenceMatrixProps {
  community: string
  channels: { channel: string; label: string }[]
  rows: Row[]
  /** `<group> <channel>` of all that is on. */
  on: string[]
  labels: Record<
    'caption' | 'group' | 'locked' | 'lockedCell' | 'saved' | 'save' | 'saving',
    string
  >
}

const CELL = 'max-sm:block sm:border-line sm:border-t sm:px-2 sm:text-center'

/**
 * What comes how. A change is saved as it is made; without scripts a button saves them all. On a
 * narrow screen each row is a block, and its roles keep it a table for those who hear it.
 */
export const PreferenceMatrix = ({
  community,
  channels,
  rows,
  on: stored,
  labels,
}: PreferenceMatrixProps) => {
  const [state, action] = useActionState(savePreferencesAction, IDLE)
  const [on, setOn] = useState<ReadonlySet<string>>(() => new Set(stored))
  const sent = useRef(on)
  const saved = useRef(on)

  // What could not be saved is not shown as if it were.
  useEffect(() => {
    if (state.status === 'done') saved.current = sent.current
    if (state.status === 'failed') setOn(saved.current)
  }, [state])

  const change = (key: string, isOn: boolean) => {
    const next = new Set([...on].filter((one) => one !== key))
    if (isOn) next.add(key)
    sent.current = next
    setOn(next)
    const form = new FormData()
    form.set('community', community)
    for (const one of next) form.append('on', one)
    startTransition(() => action(form))
  }

  return (
    <form action={action}>
      <input type="hidden" name="community" value={community} />
      <table role="table" className="w-full border-collapse max-sm:block">
        <caption className="sr-only">{labels.caption}</caption>
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row">
            <th role="columnheader" scope="col" className="pb-2 text-left font-semibold">
              {labels.group}
            </th>
            {channels.map(({ channel, label }) => (
              <th
                key={channel}
                role="columnheader"
                scope="col"
                className="w-24 px-2 pb-2 text-center align-bottom font-semibold"
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          {rows.map(({ group, label, isLocked }) => (
            <tr
              key={group}
              role="row"
              className="max-sm:border-line max-sm:block max-sm:border-t max-sm:py-3 max-sm:first:border-t-0 max-sm:first:pt-0"
            >
              <th
                role="rowheader"
                scope="row"
                className="sm:border-line text-left font-semibold max-sm:block sm:border-t sm:py-2"
              >
                {label}
                {isLocked && (
                  <span className="text-muted block font-normal">
                    <Lock aria-hidden className="mr-1.5 inline size-4" />
                    {labels.locked}
                  </span>
                )}
              </th>
              {channels.map(({ channel, label: way }) => {
                const key = `${group} ${channel}`
                return isLocked ? (
                  <td key={channel} role="cell" className={`${CELL} max-sm:hidden`}>
                    <Lock aria-hidden className="text-muted mx-auto size-5" />
                    <span className="sr-only">{labels.lockedCell}</span>
                  </td>
                ) : (
                  <td key={channel} role="cell" className={CELL}>
                    <label className="flex min-h-11 items-center gap-3 sm:justify-center">
                      <input
                        type="checkbox"
                        name="on"
                        value={key}
                        checked={on.has(key)}
                        onChange={(event) => {
                          change(key, event.currentTarget.checked)
                        }}
                        className="accent-accent size-6 shrink-0"
                      />
                      <span className="sr-only">{label}:</span>
                      <span className="sm:sr-only">{way}</span>
                    </label>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="mt-3">
        <SaveStatus state={state} saved={labels.saved} />
      </div>
      <noscript>
        <SubmitButton pendingLabel={labels.saving}>{labels.save}</SubmitButton>
      </noscript>
    </form>
  )
}
