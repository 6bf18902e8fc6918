'use client'

import { useTranslations } from 'next-intl'
import { useBegin } from './useBegin'

export const BeginButton = ({ slug, template }: { slug: string; template: string }) => {
  const t = useTranslations('announcements.templates')
  const { begin, isBusy, problem } = useBegin(slug)
  return (
    <div className="panel-box">
      <button
        type="button"
        className="panel-button panel-main"
        disabled={isBusy}
        onClick={() => void begin(template)}
      >
        {t('useThis')}
      </button>
      <div role="alert">
        {problem !== null && <p className="panel-bad">{problem || t('failed')}</p>}
      </div>
    </div>
  )
}
