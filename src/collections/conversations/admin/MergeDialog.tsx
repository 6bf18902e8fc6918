'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { ActionProps } from './actionProps'
import { wordIn } from './actionProps'
import { ask } from '@/kernel/admin/ask'
import { useInboxPlace } from './context'
import { PanelDialog } from './PanelDialog'
import { useDeed } from './useDeed'
import { useMoments } from './useMoments'

interface Alike {
  id: string
  subject: string | null
  topic: string | null
  at: string
}

/** Closes a conversation as the duplicate of another one of the same resident. */
export const MergeDialog = ({
  detail,
  onClose,
  onDone,
  onOpen,
}: ActionProps & { onOpen: (id: string) => void }) => {
  const t = useTranslations('conversations.inbox')
  const { base, tell } = useInboxPlace()
  const moments = useMoments()
  const [alike, setAlike] = useState<Alike[] | null>(null)
  const { run, isBusy, problem, problemOf } = useDeed(onDone)
  const href = `${base}/${detail.id}`
  useEffect(() => {
    void ask<{ matters: Alike[] }>('GET', `${href}/alike`).then((answer) => {
      setAlike(answer.isOk ? answer.body.matters : [])
    })
  }, [href])
  const failed = problem ?? problemOf('into')
  const merge = async (into: string) => {
    const said = t('done.merged')
    if (!(await run({ href: `${href}/merge`, body: { into }, said }))) return
    onOpen(into)
    tell(said)
  }
  return (
    <PanelDialog isOpen onClose={onClose} title={t('actions.merge')}>
      {alike?.length === 0 && <p>{t('actions.mergeNone')}</p>}
      {alike !== null && alike.length > 0 && (
        <form
          className="inbox-form"
          onSubmit={(event) => {
            event.preventDefault()
            void merge(wordIn(new FormData(event.currentTarget), 'into'))
          }}
        >
          <p>{t('actions.mergeHint')}</p>
          <fieldset>
            <legend>{t('actions.mergeWith')}</legend>
            {alike.map(({ id, subject, topic, at }, index) => (
              <label key={id} className="inbox-choice">
                <input type="radio" name="into" value={id} defaultChecked={index === 0} />
                <span>
                  {subject ?? topic ?? t('list.noTopic')} · {moments.at(at)}
                </span>
              </label>
            ))}
          </fieldset>
          {failed !== undefined && (
            <p role="alert" className="inbox-bad">
              {failed}
            </p>
          )}
          <button type="submit" className="inbox-button inbox-button--main" disabled={isBusy}>
            {t('actions.merge')}
          </button>
        </form>
      )}
    </PanelDialog>
  )
}
