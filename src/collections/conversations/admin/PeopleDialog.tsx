'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ActionProps } from './actionProps'
import { useInboxPlace } from './context'
import { PanelDialog } from './PanelDialog'
import { PersonPicker } from './PersonPicker'
import type { FoundPerson } from './PersonPicker'
import { useDeed } from './useDeed'

/** Who is in a conversation; adds and removes people. It stays open: often it is more than one. */
export const PeopleDialog = ({
  detail,
  onClose,
  onChange,
}: ActionProps & { onChange: () => void }) => {
  const t = useTranslations('conversations.inbox')
  const { base, me } = useInboxPlace()
  const [person, setPerson] = useState<FoundPerson | null>(null)
  const [sharesHistory, setSharesHistory] = useState(false)
  const { run, isBusy, problem, problemOf } = useDeed(onChange)
  const href = `${base}/${detail.id}/people`
  const there = detail.participants.filter(({ part, hasLeft }) => part !== 'staff' && !hasLeft)
  const add = async () => {
    if (!person) return
    const isDone = await run({
      href,
      body: { people: [person.id], sharesHistory },
      said: t('done.added', { name: person.name }),
    })
    if (isDone) setPerson(null)
  }
  return (
    <PanelDialog isOpen onClose={onClose} title={t('actions.people')}>
      <h3>{t('thread.participants')}</h3>
      <ul className="inbox-people">
        {there.map(({ id, name }) => (
          <li key={id}>
            <span>{id === me.id ? t('thread.you') : name}</span>
            {id !== me.id && (
              <button
                type="button"
                className="inbox-button"
                disabled={isBusy}
                onClick={() =>
                  void run({
                    method: 'DELETE',
                    href: `${href}/${id}`,
                    said: t('done.removed', { name }),
                  })
                }
              >
                {t('actions.remove', { name })}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        className="inbox-form"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <PersonPicker
          label={t('actions.findPerson')}
          chosen={person}
          onChoose={setPerson}
          problem={problem ?? problemOf('people') ?? ''}
        />
        <label className="inbox-choice">
          <input
            type="checkbox"
            checked={sharesHistory}
            onChange={({ target }) => setSharesHistory(target.checked)}
          />
          <span>{t('actions.shareHistory')}</span>
        </label>
        <button
          type="submit"
          className="inbox-button inbox-button--main"
          disabled={isBusy || !person}
        >
          {t('actions.add')}
        </button>
      </form>
    </PanelDialog>
  )
}
