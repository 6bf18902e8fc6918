/** Somebody who can be chosen. */
export interface Choosable {
  id: string
  name: string
  unit: string | null
}

interface PersonChoiceProps {
  person: Choosable
  /** One person and no more. */
  isOne: boolean
}

/** A row to tick; the whole of it is the target. */
export const PersonChoice = ({ person: { id, name, unit }, isOne }: PersonChoiceProps) => (
  <label
    htmlFor={`person-${id}`}
    className="hover:bg-sunken rounded-control flex min-h-11 items-center gap-3 px-2 py-1.5"
  >
    <input
      id={`person-${id}`}
      type={isOne ? 'radio' : 'checkbox'}
      name="people"
      value={id}
      className="accent-accent size-6 shrink-0"
    />
    <span className="min-w-0 break-words">
      {name}
      {unit !== null && <span className="text-muted"> · {unit}</span>}
    </span>
  </label>
)
