'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { MAX_BODY, TEAM_ROLES } from '../domain/kinds'
import type { ActionProps } from './actionProps'
import { wordIn } from './actionProps'
import { useInboxPlace } from './context'
import { PanelDialog } from './PanelDialog'
import { TextField } from './TextField'
import { useDeed } from './useDeed'

/** Hands a matter over to another team, with a note for them. */
export const HandOverDialog = ({ detail, onClose, onDone }: ActionProps) => {
  const t = useTranslations('conversations.inbox')
  const teams = useTranslations('conversations.teams')
  const { base, staff } = useInboxPlace()
  const { run, isBusy, problem, problemOf } = useDeed(onDone)
  const offered = TEAM_ROLES.filter((role) => staff.some(({ roles }) => roles.includes(role)))
  const [team, setTeam] = useState(offered.find((role) => role !== detail.team) ?? offered[0] ?? '')
  const members = staff.filter(({ roles }) => roles.includes(team))
  const failed = problem ?? problemOf('team') ?? problemOf('assignee')
  const send = (data: FormData) => {
    const [assignee, note] = [wordIn(data, 'assignee'), wordIn(data, 'note')]
    void run({
      href: `${base}/${detail.id}/hand-over`,
      body: { team, ...(assignee !== '' && { assignee }), ...(note !== '' && { note }) },
      said: t('done.handedOver', { team: teams.has(team) ? teams(team) : team }),
    })
  }
  return (
    <PanelDialog isOpen onClose={onClose} title={t('actions.handOver')}>
      <form
        className="inbox-form"
        onSubmit={(event) => {
          event.preventDefault()
          send(new FormData(event.currentTarget))
        }}
      >
        <label className="inbox-field">
          <span>{t('actions.team')}</span>
          <select value={team} onChange={({ target }) => setTeam(target.value)}>
            {offered.map((role) => (
              <option key={role} value={role}>
                {teams(role)}
              </option>
            ))}
          </select>
        </label>
        <label className="inbox-field">
          <span>{t('actions.assignee')}</span>
          <select key={team} name="assignee" defaultValue="">
            <option value="">{t('actions.anybody')}</option>
            {members.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <TextField
          name="note"
          label={t('actions.handOverNote')}
          maxLength={MAX_BODY}
          rows={3}
          problem={problemOf('note')}
        />
        {failed !== undefined && (
          <p role="alert" className="inbox-bad">
            {failed}
          </p>
        )}
        <button type="submit" className="inbox-button inbox-button--main" disabled={isBusy}>
          {t('actions.handOver')}
        </button>
      </form>
    </PanelDialog>
  )
}
