'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RESOLUTIONS } from '../domain/kinds'
import { snoozeUntil } from '../domain/snooze'
import { wordIn } from './actionProps'
import { ask } from '@/kernel/admin/ask'
import { useInboxPlace } from './context'
import { PanelDialog } from './PanelDialog'

interface BulkBarProps {
  selected: ReadonlySet<string>
  onDone: () => void
  onNone: () => void
}

/** The same with many matters at once. */
export const BulkBar = ({ selected, onDone, onNone }: BulkBarProps) => {
  const t = useTranslations('conversations.inbox')
  const { base, me, staff, timeZone, tell } = useInboxPlace()
  const [asks, setAsks] = useState<'assign' | 'resolve' | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const act = async (action: Record<string, unknown>) => {
    setIsBusy(true)
    const answer = await ask<{ done: string[]; refused: { id: string }[] }>(
      'POST',
      `${base}/bulk`,
      { ids: [...selected], action },
    )
    setIsBusy(false)
    setAsks(null)
    if (!answer.isOk) {
      tell(answer.message || t('failed'), true)
      return
    }
    const { done, refused } = answer.body
    if (refused.length === 0) tell(t('bulk.done', { count: done.length }))
    else tell(t('bulk.some', { done: done.length, refused: refused.length }), true)
    onDone()
  }
  const until = () => snoozeUntil('tomorrow', new Date(), timeZone)?.toISOString() ?? null
  const button = (label: string, onClick: () => void) => (
    <button type="button" className="inbox-button" disabled={isBusy} onClick={onClick}>
      {label}
    </button>
  )
  return (
    <div className="inbox-bulk" role="group" aria-label={t('bulk.label')}>
      <strong>{t('bulk.selected', { count: selected.size })}</strong>
      {button(t('bulk.assign'), () => setAsks('assign'))}
      {button(t('bulk.resolve'), () => setAsks('resolve'))}
      {button(t('bulk.snooze'), () => void act({ type: 'snooze', until: until() }))}
      {button(t('bulk.archive'), () => void act({ type: 'archive' }))}
      {button(t('bulk.none'), onNone)}
      <PanelDialog
        isOpen={asks !== null}
        onClose={() => setAsks(null)}
        title={t(asks === 'resolve' ? 'actions.resolve' : 'actions.assignTo')}
      >
        <form
          className="inbox-form"
          onSubmit={(event) => {
            event.preventDefault()
            const choice = wordIn(new FormData(event.currentTarget), 'choice')
            void act(
              asks === 'resolve'
                ? { type: 'resolve', resolution: choice }
                : { type: 'assign', assignee: choice === '' ? null : choice },
            )
          }}
        >
          <label className="inbox-field">
            <span>{t(asks === 'resolve' ? 'actions.resolution' : 'actions.assignee')}</span>
            {asks === 'resolve' ? (
              <select name="choice">
                {RESOLUTIONS.map((resolution) => (
                  <option key={resolution} value={resolution}>
                    {t(`actions.resolutions.${resolution}`)}
                  </option>
                ))}
              </select>
            ) : (
              <select name="choice" defaultValue={me.id}>
                {staff.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
                <option value="">{t('actions.toTeam')}</option>
              </select>
            )}
          </label>
          <button type="submit" className="inbox-button inbox-button--main" disabled={isBusy}>
            {t(asks === 'resolve' ? 'bulk.resolve' : 'bulk.assign')}
          </button>
        </form>
      </PanelDialog>
    </div>
  )
}
