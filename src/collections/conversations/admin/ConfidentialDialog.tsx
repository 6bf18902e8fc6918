'use client'

import { useTranslations } from 'next-intl'
import type { ActionProps } from './actionProps'
import { useInboxPlace } from './context'
import { PanelDialog } from './PanelDialog'
import { useDeed } from './useDeed'

/** Makes a matter confidential, which cannot be undone. */
export const ConfidentialDialog = ({ detail, onClose, onDone }: ActionProps) => {
  const t = useTranslations('conversations.inbox')
  const { base } = useInboxPlace()
  const { run, isBusy, problem } = useDeed(onDone)
  return (
    <PanelDialog isOpen onClose={onClose} title={t('actions.confidential')}>
      <form
        className="inbox-form"
        onSubmit={(event) => {
          event.preventDefault()
          void run({ href: `${base}/${detail.id}/confidential`, said: t('done.confidential') })
        }}
      >
        <p>{t('confidential.text')}</p>
        <p>{t('confidential.forGood')}</p>
        {problem !== undefined && (
          <p role="alert" className="inbox-bad">
            {problem}
          </p>
        )}
        <button type="submit" className="inbox-button inbox-button--main" disabled={isBusy}>
          {t('confidential.mark')}
        </button>
      </form>
    </PanelDialog>
  )
}
