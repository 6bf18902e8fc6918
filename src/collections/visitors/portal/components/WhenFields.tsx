import { TextField } from '@/components/ui/TextField'
import { errorOf, valueOf } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'
import type { SaidSpan } from '../../domain/window'

interface WhenFieldsProps {
  state: ActionState
  said: SaidSpan
  labels: Readonly<Record<'day' | 'from' | 'until' | 'untilHint', string>>
}

/** A day and two times of the community's clock. */
export const WhenFields = ({ state, said, labels }: WhenFieldsProps) => (
  <div className="grid gap-4 sm:grid-cols-3">
    <TextField
      name="day"
      type="date"
      label={labels.day}
      defaultValue={valueOf(state, 'day') ?? said.day}
      error={errorOf(state, 'day')}
      required
    />
    <TextField
      name="from"
      type="time"
      label={labels.from}
      defaultValue={valueOf(state, 'from') ?? said.from}
      error={errorOf(state, 'from')}
      required
    />
    <TextField
      name="until"
      type="time"
      label={labels.until}
      hint={labels.untilHint}
      defaultValue={valueOf(state, 'until') ?? said.until}
      error={errorOf(state, 'until')}
      required
    />
  </div>
)
