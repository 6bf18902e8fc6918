'use client'

import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import type { Comparison, Likeness } from '../domain/compare'
import { download } from './download'
import { send } from './send'

interface RequestCardProps {
  /** Below it lie approve and decline, and for a person's own request assign. */
  base: string
  /** Where letters are printed: the person is asked in by others. */
  letters?: string
  request: {
    id: string
    name: string
    email: string | null
    phone: string | null
    unitText: string
    role: string
    /** As people call it, and as the roster has it. */
    roleLabel: string
    rosterRole: string | null
    /** Who asked for them. */
    asker: string | null
    /** Members whom they look like. */
    alike: string | null
    /** Unit and role are what they are: the household's. */
    isFixed: boolean
    message: string | null
    unit: string | null
    unitLabel: string | null
    isMine: boolean
    asked: string
    assignee: string | null
    match: Comparison | null
    roster: { name: string; email: string | null; phone: string | null } | null
  }
  units: readonly { value: string; label: string }[]
  roles: readonly { value: string; label: string }[]
  labels: Record<
    | 'asks'
    | 'roster'
    | 'noEntry'
    | 'noUnit'
    | 'comparing'
    | 'name'
    | 'email'
    | 'phone'
    | 'unit'
    | 'message'
    | 'occupied'
    | 'free'
    | 'chooseUnit'
    | 'choose'
    | 'role'
    | 'approve'
    | 'decline'
    | 'reason'
    | 'reasonHint'
    | 'confirmDecline'
    | 'cancel'
    | 'take'
    | 'leave'
    | 'approved'
    | 'approvedLetter'
    | 'print'
    | 'declined'
    | 'wrong'
    | Likeness,
    string
  >
}

const MARKS: Readonly<Record<Likeness, string>> = {
  same: '✓',
  similar: '≈',
  different: '✗',
  unknown: '–',
}

/** One request: what the person says, what the roster says, and the two buttons. */
export const RequestCard = ({ base, letters, request, units, roles, labels }: RequestCardProps) => {
  const router = useRouter()
  const id = useId()
  const [unit, setUnit] = useState(request.unit ?? '')
  const [role, setRole] = useState(request.role)
  const [reason, setReason] = useState('')
  const [isDeclining, setIsDeclining] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [outcome, setOutcome] = useState<string>()
  const [hasLetter, setHasLetter] = useState(false)
  const [problem, setProblem] = useState<string>()

  const act = async (path: string, body: object, done?: string) => {
    setIsBusy(true)
    setProblem(undefined)
    const sent = await send(`${base}/${path}`, body)
    setIsBusy(false)
    if (!sent.isDone) setProblem(labels.wrong.replace('{message}', sent.message))
    else if (done === undefined) router.refresh()
    else {
      const isLetter = sent.body['channel'] === 'letter'
      setHasLetter(isLetter)
      setOutcome(isLetter ? labels.approvedLetter : done)
    }
  }
  const print = async (href: string) => {
    setIsBusy(true)
    setProblem(undefined)
    const sent = await send(href, { invitations: [request.id] })
    setIsBusy(false)
    if (!sent.isDone) setProblem(labels.wrong.replace('{message}', sent.message))
    else if (typeof sent.body['file'] === 'string') download(sent.body['file'])
  }
  if (outcome !== undefined) {
    return (
      <div className="coming-in__done">
        <p role="status">{outcome}</p>
        {hasLetter && letters !== undefined && (
          <div className="coming-in__buttons">
            <Button disabled={isBusy} onClick={() => void print(letters)}>
              {labels.print}
            </Button>
          </div>
        )}
        {problem !== undefined && <p role="alert">{problem}</p>}
      </div>
    )
  }
  const { match, roster } = request
  const rows = [
    [
      labels.unit,
      request.unitText,
      request.unitLabel ?? labels.noUnit,
      match?.unit === 'found' ? 'same' : 'unknown',
    ],
    [labels.name, request.name, roster?.name ?? '', match?.name ?? 'unknown'],
    [labels.email, request.email ?? '', roster?.email ?? '', match?.email ?? 'unknown'],
    [labels.phone, request.phone ?? '', roster?.phone ?? '', match?.phone ?? 'unknown'],
    ...(request.rosterRole === null
      ? []
      : [
          [
            labels.role,
            request.roleLabel,
            request.rosterRole,
            request.roleLabel === request.rosterRole ? 'same' : 'different',
          ] as const,
        ]),
  ] as const
  return (
    <article className="coming-in__card" aria-labelledby={`${id}-title`}>
      <h4 id={`${id}-title`}>{request.name}</h4>
      <p className="coming-in__meta">
        {request.asked}
        {request.assignee !== null && ` · ${request.assignee}`}
        {request.asker !== null && ` · ${request.asker}`}
      </p>
      <table className="coming-in__table">
        <thead>
          <tr>
            <td />
            <th scope="col">{labels.asks}</th>
            <th scope="col">{labels.roster}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, asked, held, likeness]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{asked}</td>
              <td>{held}</td>
              <td className={`coming-in__mark coming-in__mark--${likeness}`}>
                <span aria-hidden>{MARKS[likeness]}</span> {labels[likeness]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {match === null && <p>{labels.comparing}</p>}
      {match !== null && roster === null && <p>{labels.noEntry}</p>}
      {match?.unit === 'found' && <p>{match.isOccupied ? labels.occupied : labels.free}</p>}
      {request.alike !== null && <p className="coming-in__alike">{request.alike}</p>}
      {request.message !== null && (
        <p>
          {labels.message}: <q>{request.message}</q>
        </p>
      )}
      {isDeclining ? (
        <div className="coming-in__decide">
          <label htmlFor={`${id}-reason`}>{labels.reason}</label>
          <p id={`${id}-hint`}>{labels.reasonHint}</p>
          <textarea
            id={`${id}-reason`}
            aria-describedby={`${id}-hint`}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <div className="coming-in__buttons">
            <Button
              buttonStyle="primary"
              disabled={isBusy}
              onClick={() => void act('decline', { reason }, labels.declined)}
            >
              {labels.confirmDecline}
            </Button>
            <Button buttonStyle="secondary" onClick={() => setIsDeclining(false)}>
              {labels.cancel}
            </Button>
          </div>
        </div>
      ) : (
        <div className="coming-in__decide">
          {!request.isFixed && (
            <>
              <label htmlFor={`${id}-unit`}>{labels.chooseUnit}</label>
              <select
                id={`${id}-unit`}
                value={unit}
                onChange={({ target }) => setUnit(target.value)}
              >
                <option value="">{labels.choose}</option>
                {units.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
              <label htmlFor={`${id}-role`}>{labels.role}</label>
              <select
                id={`${id}-role`}
                value={role}
                onChange={({ target }) => setRole(target.value)}
              >
                {roles.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </select>
            </>
          )}
          <div className="coming-in__buttons">
            <Button
              buttonStyle="primary"
              disabled={isBusy || unit === ''}
              onClick={() => void act('approve', { unit, role }, labels.approved)}
            >
              {labels.approve}
            </Button>
            <Button buttonStyle="secondary" disabled={isBusy} onClick={() => setIsDeclining(true)}>
              {labels.decline}
            </Button>
            {request.asker === null && (
              <Button
                buttonStyle="transparent"
                disabled={isBusy}
                onClick={() => void act('assign', { isMine: !request.isMine })}
              >
                {request.isMine ? labels.leave : labels.take}
              </Button>
            )}
          </div>
        </div>
      )}
      {problem !== undefined && <p role="alert">{problem}</p>}
    </article>
  )
}
