'use client'

import { useTranslations } from 'next-intl'
import type { VersionStanding } from '../operations/standing'
import type { DiffPart } from '../operations/wordDiff'

const Parts = ({ parts }: { parts: readonly DiffPart[] }) =>
  parts.map(({ kind, text }, at) => {
    if (kind === 'gone') return <del key={at}>{text}</del>
    return kind === 'new' ? <ins key={at}>{text}</ins> : <span key={at}>{text}</span>
  })

/** What a version changes, for whoever approves it. */
export const Compared = ({ change }: Pick<VersionStanding, 'change'>) => {
  const t = useTranslations('rules')
  return (
    <div className="panel-part">
      <h4>{t('panel.version.changes')}</h4>
      {change === null ? (
        <p>{t('panel.version.isNew')}</p>
      ) : (
        <div lang={change.language} className="rules-diff">
          <p>
            <strong>
              <Parts parts={change.title} />
            </strong>
          </p>
          <p>
            <Parts parts={change.text} />
          </p>
        </div>
      )}
    </div>
  )
}
