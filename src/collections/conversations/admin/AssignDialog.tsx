'use client'

import { useTranslations } from 'next-intl'
import type { ActionProps } from './actionProps'
import { wordIn } from './actionProps'
import { useInboxPlace } from './context'
import { PanelDialog } from './PanelDialog'
import { useDeed } from './useDeed'

/** Gives a matter to somebody, to oneself, or back to the team. */
export const AssignDialog = ({ detail, onClose, onDone }: ActionProps) => {
  const t = useTranslations('conversations.inbox')
  const { base, me, staff } = useInboxPlace()
  const { run, isBusy, problem, problemOf } = useDeed(onDone)
  const from = detail.assignee?.id ?? null
  const assign = (assignee: string | null, name: string) =>
    void run({
      href: `${base}/${detail.id}/assign`,
      body: { assignee, from },
      said: assignee === null ? t('done.unassigned') : t('done.assigned', { name }),
    })
  const others = staff.filter(({ id }) => id !== me.id)
  const failed = problem ?? problemOf('assignee')
  return (
    <PanelDialog isOpen onClose={onClose} title={t('actions.assignTo')}>
      <form
        className="inbox-form"
        onSubmit={(event) => {
          event.preventDefault()
          const id = wordIn(new FormData(event.currentTarget), 'assignee')
          const person = others.find((one) => one.id === id)
          if (person) assign(person.id, person.name)
        }}
      >
        {from !== me.id && (
          <button
            type="button"
            className="inbox-button inbox-button--main"
            disabled={isBusy}
            onClick={() => assign(me.id, me.name)}
          >
            {t('actions.toMe')}
          </button>
        )}
        <label className="inbox-field">
          <span>{t('actions.assignee')}</span>
          <select name="assignee" defaultValue={from ?? ''}>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="inbox-button" disabled={isBusy || others.length === 0}>
          {t('actions.assign')}
        </button>
        {from !== null && (
          <button
            type="button"
            className="inbox-button"
            disabled={isBusy}
            onClick={() => assign(null, '')}
          >
            {t('actions.toTeam')}
          </button>
        )}
        {failed !== undefined && (
          <p role="alert" className="inbox-bad">
            {failed}
          </p>
        )}
      </form>
    </PanelDialog>
  )
}
