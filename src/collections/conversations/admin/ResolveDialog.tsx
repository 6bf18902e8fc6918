'use client'

import { useTranslations } from 'next-intl'
import { RESOLUTIONS } from '../domain/kinds'
import type { ActionProps } from './actionProps'
import { wordIn } from './actionProps'
import { useInboxPlace } from './context'
import { NoteForm } from './NoteForm'
import { useDeed } from './useDeed'

/** Resolves a matter, with how it ended and a note that only the staff sees. */
export const ResolveDialog = ({ detail, onClose, onDone }: ActionProps) => {
  const t = useTranslations('conversations.inbox')
  const { base } = useInboxPlace()
  const deed = useDeed(onDone)
  return (
    <NoteForm
      title={t('actions.resolve')}
      noteLabel={t('actions.resolveNote')}
      deed={deed}
      fields={['resolution']}
      onClose={onClose}
      onSend={(data, note) =>
        void deed.run({
          href: `${base}/${detail.id}/resolve`,
          body: { resolution: wordIn(data, 'resolution'), ...note },
          said: t('done.resolved'),
        })
      }
    >
      <fieldset>
        <legend>{t('actions.resolution')}</legend>
        {RESOLUTIONS.map((resolution, index) => (
          <label key={resolution} className="inbox-choice">
            <input type="radio" name="resolution" value={resolution} defaultChecked={index === 0} />
            <span>{t(`actions.resolutions.${resolution}`)}</span>
          </label>
        ))}
      </fieldset>
    </NoteForm>
  )
}
