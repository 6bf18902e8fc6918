'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { TEAM_ROLES } from '../domain/kinds'
import type { ActionProps } from './actionProps'
import { wordIn } from './actionProps'
import { useInboxPlace } from './context'
import { NoteForm } from './NoteForm'
import { useDeed } from './useDeed'

/** Hands a matter over to another team, with a note for them. */
export const HandOverDialog = ({ detail, onClose, onDone }: ActionProps) => {
  const t = useTranslations('conversations.inbox')
  const teams = useTranslations('conversations.teams')
  const { base, staff } = useInboxPlace()
  const deed = useDeed(onDone)
  const offered = TEAM_ROLES.filter((role) => staff.some(({ roles }) => roles.includes(role)))
  const [team, setTeam] = useState(offered.find((role) => role !== detail.team) ?? offered[0] ?? '')
  const members = staff.filter(({ roles }) => roles.includes(team))
  return (
    <NoteForm
      title={t('actions.handOver')}
      noteLabel={t('actions.handOverNote')}
      deed={deed}
      fields={['team', 'assignee']}
      onClose={onClose}
      onSend={(data, note) => {
        const assignee = wordIn(data, 'assignee')
        void deed.run({
          href: `${base}/${detail.id}/hand-over`,
          body: { team, ...(assignee !== '' && { assignee }), ...note },
          said: t('done.handedOver', { team: teams.has(team) ? teams(team) : team }),
        })
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
    </NoteForm>
  )
}
