import { Check, CircleHelp, PackageSearch } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { labelPath } from '../../domain/pickupCode'
import type { ShownCode, ShownLine } from './counting'

/** `#` stands for what differs. */
export type ListLabels = Record<
  | 'toFind'
  | 'allFound'
  | 'nothingExpected'
  | 'found'
  | 'extra'
  | 'isHere'
  | 'takeOut'
  | 'onShelf'
  | 'onNoShelf'
  | 'unknown',
  string
>

interface CountedListsProps {
  /** Its slug. */
  community: string
  /** How many should be there. */
  expected: number
  toFind: readonly ShownLine[]
  here: readonly ShownCode[]
  extra: readonly ShownCode[]
  labels: ListLabels
  /** Something without a code that can be read; called with the address of its label. */
  onHere: (code: string) => void
  onTakeOut: (code: string) => void
}

interface RowProps {
  icon?: ReactNode
  title: string
  text: string
  place?: string
  action: ReactNode
}

const Row = ({ icon, title, text, place, action }: RowProps) => (
  <li className="flex items-center gap-3 px-5 py-3 sm:px-6">
    {icon}
    <span className="min-w-0 grow">
      <span className="block font-semibold break-words">{title}</span>
      {text !== '' && <span className="text-muted block break-words">{text}</span>}
      {place !== undefined && <span className="block">{place}</span>}
    </span>
    {action}
  </li>
)

const NamedButton = ({
  name,
  label,
  onClick,
}: {
  name: string
  label: string
  onClick: () => void
}) => (
  <Button variant="quiet" className="shrink-0" onClick={onClick}>
    {label}
    <span className="sr-only">{name}</span>
  </Button>
)

const nameOf = ({ unit, text }: ShownLine): string => `${unit} ${text}`

/** What is still to be found, what does not belong here, and what was counted. */
export const CountedLists = ({
  community,
  expected,
  toFind,
  here,
  extra,
  labels,
  onHere,
  onTakeOut,
}: CountedListsProps) => {
  const takeOut = (code: string, name: string) => (
    <NamedButton
      name={name}
      label={labels.takeOut}
      onClick={() => {
        onTakeOut(code)
      }}
    />
  )
  const placeOf = ({ shelf }: ShownLine): string =>
    shelf === null || shelf === '' ? labels.onNoShelf : labels.onShelf.replace('#', () => shelf)
  return (
    <div className="flex min-w-0 flex-col gap-6 lg:col-start-2 lg:row-span-2 lg:row-start-1">
      {toFind.length > 0 ? (
        <Card title={labels.toFind} isFlush>
          <ul role="list" className="divide-line divide-y">
            {toFind.map((line) => (
              <Row
                key={line.id}
                title={line.unit}
                text={line.text}
                action={
                  <NamedButton
                    name={nameOf(line)}
                    label={labels.isHere}
                    onClick={() => {
                      onHere(labelPath(community, line.id))
                    }}
                  />
                }
              />
            ))}
          </ul>
        </Card>
      ) : (
        <Card>
          <p className="flex items-center gap-3 text-lg font-semibold">
            {expected > 0 ? (
              <Check aria-hidden className="text-success size-7 shrink-0" />
            ) : (
              <PackageSearch aria-hidden className="text-muted size-7 shrink-0" />
            )}
            {expected > 0 ? labels.allFound : labels.nothingExpected}
          </p>
        </Card>
      )}
      {extra.length > 0 && (
        <Card title={labels.extra} isFlush>
          <ul role="list" className="divide-line divide-y">
            {extra.map(({ code, parcel }) => (
              <Row
                key={code}
                icon={<CircleHelp aria-hidden className="text-warning size-6 shrink-0" />}
                title={parcel?.unit ?? code}
                text={parcel?.text ?? labels.unknown}
                place={parcel === null ? undefined : placeOf(parcel)}
                action={takeOut(code, parcel === null ? code : nameOf(parcel))}
              />
            ))}
          </ul>
        </Card>
      )}
      {here.length > 0 && (
        <Card title={labels.found} isFlush>
          <ul role="list" className="divide-line divide-y">
            {here.map(({ code, parcel }) => (
              <Row
                key={code}
                icon={<Check aria-hidden className="text-success size-6 shrink-0" />}
                title={parcel?.unit ?? code}
                text={parcel?.text ?? ''}
                action={takeOut(code, parcel === null ? code : nameOf(parcel))}
              />
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
