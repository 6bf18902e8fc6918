import { Checkbox } from '@/components/ui/Checkbox'
import { FieldGroup } from '@/components/ui/Field'
import { Select } from '@/components/ui/Select'
import type { SelectOption } from '@/components/ui/Select'
import { TextField } from '@/components/ui/TextField'
import { errorOf, valueOf } from '@/kernel/portal/actionState'
import type { ActionState } from '@/kernel/portal/actionState'

export type RepeatWord =
  'repeats' | 'kind' | 'kindHint' | 'days' | 'daysHint' | 'lastDay' | 'lastDayHint' | 'optional'

interface RepeatFieldsProps {
  state: ActionState
  kinds: readonly SelectOption[]
  days: readonly { value: string; label: string }[]
  labels: Readonly<Record<RepeatWord, string>>
}

/** Whether somebody comes again and again, or may come for good. */
export const RepeatFields = ({ state, kinds, days, labels }: RepeatFieldsProps) => (
  <details open={state.status === 'failed'}>
    <summary className="min-h-11 py-2.5 font-semibold">{labels.repeats}</summary>
    <div className="mt-2 flex flex-col gap-6">
      <Select
        key={valueOf(state, 'kind') ?? 'first'}
        name="kind"
        label={labels.kind}
        hint={labels.kindHint}
        options={kinds}
        defaultValue={valueOf(state, 'kind')}
      />
      <FieldGroup
        name="days"
        label={labels.days}
        hint={labels.daysHint}
        error={errorOf(state, 'days')}
      >
        <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-4">
          {days.map(({ value, label }) => (
            <Checkbox key={value} name="days" id={`day-${value}`} value={value} label={label} />
          ))}
        </div>
      </FieldGroup>
      <TextField
        name="lastDay"
        type="date"
        label={labels.lastDay}
        hint={labels.lastDayHint}
        optionalLabel={labels.optional}
        defaultValue={valueOf(state, 'lastDay')}
        error={errorOf(state, 'lastDay')}
      />
    </div>
  </details>
)
