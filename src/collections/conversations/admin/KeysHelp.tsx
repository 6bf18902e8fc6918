'use client'

import { useTranslations } from 'next-intl'
import { PanelDialog } from './PanelDialog'

/** Which keys there are. */
export const KeysHelp = ({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) => {
  const t = useTranslations('conversations.inbox.keys')
  const keys = [
    [t('or', { a: 'j', b: t('down') }), t('next')],
    [t('or', { a: 'k', b: t('up') }), t('previous')],
    [t('enterKey'), t('enter')],
    ['r', t('answer')],
    ['n', t('note')],
    ['e', t('resolve')],
    ['a', t('assign')],
    ['?', t('help')],
  ] as const
  return (
    <PanelDialog isOpen={isOpen} onClose={onClose} title={t('title')}>
      <p>{t('hint')}</p>
      <dl className="inbox-keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </PanelDialog>
  )
}
