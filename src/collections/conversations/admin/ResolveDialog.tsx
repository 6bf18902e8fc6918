'use client'

import { useTranslations } from 'next-intl'
import { MAX_BODY, RESOLUTIONS } from '../domain/kinds'
import type { ActionProps } from './actionProps'
import { wordIn } from './actionProps'
import { useInboxPlace } from './context'
import { PanelDialog } from './PanelDialog'
import { TextField } from './TextField'
import { useDeed } from './useDeed'

/** Resolves a matter, with how it ended and a note that only the staff sees. */
export const ResolveDialog = ({ detail, onClose, onDone }: ActionProps) => {
  const t = useTranslations('conversations.inbox')
  const { base } = useInboxPlace()
  const { run, isBusy, problem, problemOf } = useDeed(onDone)
  const failed = problem ?? problemOf('resolution')
  return (
    <PanelDialog isOpen onClose={onClose} title={t('actions.resolve')}>
      <form
        className="inbox-form"
        onSubmit={(event) => {
          event.preventDefault()
          const data = new FormData(event.currentTarget)
          const note = wordIn(data, 'note')
          void run({
            href: `${base}/${detail.id}/resolve`,
            body: { resolution: wordIn(data, 'resolution'), ...(note !== '' && { note }) },
            said: t('done.resolved'),
          })
        }}
      >
        <fieldset>
          <legend>{t('actions.resolution')}</legend>
          {RESOLUTIONS.map((resolution, index) => (
            <label key={resolution} className="inbox-choice">
              <input
                type="radio"
                name="resolution"
                value={resolution}
                defaultChecked={index === 0}
              />
              <span>{t(`actions.resolutions.${resolution}`)}</span>
            </label>
          ))}
        </fieldset>
        <TextField
          name="note"
          label={t('actions.resolveNote')}
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
          {t('actions.resolve')}
        </button>
      </form>
    </PanelDialog>
  )
}
