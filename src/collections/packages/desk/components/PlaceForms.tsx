'use client'

import { useActionState } from 'react'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { matchAction, moveAction } from '../actions'
import type { Choice } from './CarrierFields'
import { ShelfField } from './ShelfField'
import { UnitSearch } from './UnitSearch'
import type { UnitSearchLabels } from './UnitSearch'

interface Common {
  community: string
  id: string
}

interface MoveFormProps extends Common {
  shelves: readonly Choice[]
  labels: Record<'title' | 'shelf' | 'noShelf' | 'submit' | 'pending' | 'summary' | 'moved', string>
}

/** Puts the parcel on another shelf; where it lay stays in its history. */
export const MoveForm = ({ community, id, shelves, labels }: MoveFormProps) => {
  const [state, action] = useActionState(moveAction, IDLE)
  return (
    <details open={state.status === 'failed'}>
      <summary className="text-link inline-flex min-h-11 items-center">{labels.title}</summary>
      {state.status === 'done' && (
        <div role="status" className="mt-2">
          <Notice tone="success">{labels.moved.replace('#', state.result['shelf'] ?? '')}</Notice>
        </div>
      )}
      <form action={action} className="mt-2 flex flex-col gap-5" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        <input type="hidden" name="community" value={community} />
        <input type="hidden" name="id" value={id} />
        <ShelfField
          label={labels.shelf}
          none={labels.noShelf}
          shelves={shelves}
          defaultValue={valueOf(state, 'shelf')}
          error={errorOf(state, 'shelf')}
        />
        <SubmitButton variant="secondary" pendingLabel={labels.pending}>
          {labels.submit}
        </SubmitButton>
      </form>
    </details>
  )
}

interface MatchFormProps extends Common {
  /** What the label says: the first search. */
  name: string
  labels: UnitSearchLabels & Record<'submit' | 'pending' | 'summary', string>
}

/** Says whom the label means. */
export const MatchForm = ({ community, id, name, labels }: MatchFormProps) => {
  const [state, action] = useActionState(matchAction, IDLE)
  return (
    <form action={action} className="flex flex-col gap-5" noValidate>
      <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={id} />
      <UnitSearch
        community={community}
        labels={labels}
        defaultText={valueOf(state, 'unitLabel') ?? name}
        defaultValue={valueOf(state, 'unit')}
        unitError={errorOf(state, 'unitLabel') ?? errorOf(state, 'unit')}
        recipientError={errorOf(state, 'recipient')}
      />
      <SubmitButton size="large" isBlock pendingLabel={labels.pending}>
        {labels.submit}
      </SubmitButton>
    </form>
  )
}
