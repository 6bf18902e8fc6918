'use client'

import { useActionState } from 'react'
import { Combobox, type ComboboxLabels } from '@/components/ui/combobox/Combobox'
import { FieldGroup } from '@/components/ui/Field'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { Select, type SelectOption } from '@/components/ui/Select'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { loadUnits } from '@/collections/packages/browser'
import { errorOf, IDLE, problemsOf, valueOf } from '@/kernel/portal/actionState'
import { walkInAction } from '../actions'
import { PrintLetter, type PrintLabels } from './PrintLetter'

type Outcome = 'waiting' | 'email' | 'sms' | 'letter'

export interface WalkInLabels {
  name: string
  nameHint: string
  unit: string
  unitHint: string
  role: string
  roleHint: string
  waysTitle: string
  waysHint: string
  email: string
  phone: string
  optional: string
  save: string
  saving: string
  summary: string
  /** `#` stands for the name, `@` for the address or number. */
  done: Record<Outcome, { title: string; text: string }>
  already: string
  print: PrintLabels
  combobox: ComboboxLabels
}

interface WalkInFormProps {
  community: string
  roles: readonly SelectOption[]
  labels: WalkInLabels
}

const isOutcome = (value: string | undefined): value is Outcome =>
  value === 'waiting' || value === 'email' || value === 'sms' || value === 'letter'

/** What becomes of whoever was written down; the letter can be printed from here. */
const Done = ({
  result,
  community,
  labels,
}: {
  result: Record<string, string>
  community: string
  labels: WalkInLabels
}) => {
  const { outcome, id = '', name = '', way = '', isNew } = result
  if (!isOutcome(outcome)) return null
  const { title, text } = labels.done[outcome]
  return (
    <div role="status" className="mb-6">
      <Notice
        tone={outcome === 'waiting' ? 'info' : 'success'}
        title={title.replace('#', name)}
        {...(outcome === 'letter' && {
          action: <PrintLetter community={community} id={id} labels={labels.print} isPrimary />,
        })}
      >
        <p>{text.replace('@', way)}</p>
        {isNew !== 'yes' && <p>{labels.already}</p>}
      </Notice>
    </div>
  )
}

/** One form in the order in which one asks: who, where, how to reach them. */
export const WalkInForm = ({ community, roles, labels }: WalkInFormProps) => {
  const [state, action] = useActionState(walkInAction, IDLE)
  // Whoever was written down clears the form: the next one is another.
  const formKey = state.status === 'done' ? state.at : 'first'
  const load = async (words: string) =>
    (await loadUnits(community, words)).map(({ value, label, residents }) => ({
      value,
      label,
      hint: residents.map(({ name }) => name).join(', '),
    }))
  return (
    <>
      {state.status === 'done' && (
        <Done result={state.result} community={community} labels={labels} />
      )}
      <form key={formKey} action={action} className="flex flex-col gap-5" noValidate>
        <FormErrorSummary title={labels.summary} problems={problemsOf(state)} />
        <input type="hidden" name="community" value={community} />
        <TextField
          name="name"
          label={labels.name}
          hint={labels.nameHint}
          maxLength={120}
          autoComplete="off"
          autoCapitalize="words"
          defaultValue={valueOf(state, 'name')}
          error={errorOf(state, 'name')}
          required
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <Combobox
            name="unitLabel"
            valueName="unit"
            label={labels.unit}
            hint={labels.unitHint}
            loadOptions={load}
            labels={labels.combobox}
            defaultText={valueOf(state, 'unitLabel')}
            defaultValue={valueOf(state, 'unit')}
            error={errorOf(state, 'unitLabel') ?? errorOf(state, 'unit')}
            isRequired
          />
          <Select
            key={valueOf(state, 'role') ?? 'role'}
            name="role"
            label={labels.role}
            hint={labels.roleHint}
            options={roles}
            defaultValue={valueOf(state, 'role') ?? 'leaseholder'}
            error={errorOf(state, 'role')}
          />
        </div>
        <FieldGroup name="ways" label={labels.waysTitle} hint={labels.waysHint}>
          <div className="mt-2 grid gap-5 sm:grid-cols-2">
            <TextField
              name="email"
              type="email"
              label={labels.email}
              optionalLabel={labels.optional}
              maxLength={254}
              autoComplete="off"
              inputMode="email"
              defaultValue={valueOf(state, 'email')}
              error={errorOf(state, 'email')}
            />
            <TextField
              name="phone"
              type="tel"
              label={labels.phone}
              optionalLabel={labels.optional}
              maxLength={40}
              autoComplete="off"
              defaultValue={valueOf(state, 'phone')}
              error={errorOf(state, 'phone')}
            />
          </div>
        </FieldGroup>
        <SubmitButton size="large" isBlock pendingLabel={labels.saving}>
          {labels.save}
        </SubmitButton>
      </form>
    </>
  )
}
