'use client'

import { useTranslations } from 'next-intl'
import type { PressedMove } from '../domain/states'
import type { VersionStanding } from '../operations/standing'
import { DayForm } from './DayForm'
import type { PanelPlace } from '@/kernel/admin/StoredBox'

interface StepsProps {
  version: VersionStanding
  place: PanelPlace
  isBusy: boolean
  onMove: (to: PressedMove) => void
  onPublish: (from: string) => void
}

interface MoveProps extends Pick<StepsProps, 'isBusy' | 'onMove'> {
  to: PressedMove
  label: string
  isMain?: boolean
}

const Move = ({ to, label, isBusy, isMain = false, onMove }: MoveProps) => (
  <button
    type="button"
    className={isMain ? 'panel-button panel-main' : 'panel-button'}
    disabled={isBusy}
    onClick={() => onMove(to)}
  >
    {label}
  </button>
)

const Withdraw = ({ isBusy, onMove }: Pick<StepsProps, 'isBusy' | 'onMove'>) => {
  const t = useTranslations('rules.panel.version')
  return (
    <details>
      <summary className="panel-button">{t('withdraw')}</summary>
      <p>{t('withdrawText')}</p>
      <button
        type="button"
        className="panel-button panel-danger"
        disabled={isBusy}
        onClick={() => onMove('withdrawn')}
      >
        {t('withdrawSure')}
      </button>
    </details>
  )
}

/** What the person can do with a version where it stands. */
export const Steps = ({ version, place, isBusy, onMove, onPublish }: StepsProps) => {
  const t = useTranslations('rules.panel.version')
  const { state, mayEdit, isApprover, mayApprove, isFirst, today, standing } = version
  const press = { isBusy, onMove }
  return (
    <>
      <div className="panel-row">
        {state === 'draft' && mayEdit && (
          <Move to="review" label={t('toReview')} isMain {...press} />
        )}
        {state === 'review' && mayApprove && (
          <Move to="approved" label={t('approve')} isMain {...press} />
        )}
        {(state === 'review' || state === 'approved') && (mayEdit || isApprover) && (
          <Move to="draft" label={t('toDraft')} {...press} />
        )}
      </div>
      {state === 'review' && isApprover && !mayApprove && <p>{t('otherHand')}</p>}
      {state === 'approved' && mayEdit && (
        <>
          <DayForm
            label={t('day')}
            submit={t('publish')}
            hint={t('zone', { zone: place.timeZone })}
            today={today}
            isBusy={isBusy}
            onChoose={onPublish}
          />
          {isFirst && <p>{t('first')}</p>}
        </>
      )}
      {mayEdit && (state === 'draft' || standing === 'coming') && <Withdraw {...press} />}
    </>
  )
}
