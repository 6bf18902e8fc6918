'use client'

import { useTranslations } from 'next-intl'
import { isOpen } from '../domain/states'
import type { EditorMove } from '../domain/states'
import type { Standing } from './useVersions'

interface VersionMovesProps extends Pick<Standing, 'state' | 'versions'> {
  isBusy: boolean
  onMove: (to: EditorMove) => Promise<void>
}

/** What can be done with a document where it stands. */
export const VersionMoves = ({ state, versions, isBusy, onMove }: VersionMovesProps) => {
  const t = useTranslations('documents.panel.versions')
  const open = versions.find((one) => isOpen(one.state))
  const hasCurrent = versions.some((one) => one.state === 'current')
  const button = (to: EditorMove, label: string, kind = '') => (
    <button
      key={label}
      type="button"
      className={`panel-button ${kind}`}
      disabled={isBusy}
      onClick={() => void onMove(to)}
    >
      {label}
    </button>
  )
  return (
    <>
      <div className="panel-row">
        {open && button('published', t('publish'), 'panel-main')}
        {open?.state === 'draft' && button('review', t('toReview'))}
        {open?.state === 'review' && button('draft', t('toDraft'))}
        {open && button('discarded', t('discard'))}
        {!open && state === 'withdrawn' && hasCurrent && button('published', t('restore'))}
      </div>
      {state === 'published' && (
        <details>
          <summary className="panel-button">{t('withdraw')}</summary>
          <p>{t('withdrawText')}</p>
          {button('withdrawn', t('withdrawSure'), 'panel-danger')}
        </details>
      )}
    </>
  )
}
