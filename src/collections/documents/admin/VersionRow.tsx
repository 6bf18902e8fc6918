'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { Standing } from './useVersions'

interface VersionRowProps {
  base: string
  version: Standing['versions'][number]
}

/** One version: its file, who added it when, and whether its words are found. */
export const VersionRow = ({ base, version }: VersionRowProps) => {
  const t = useTranslations('documents')
  const format = useFormatter()
  const { id, number, state, name, note, author, at, textState, pages } = version
  const moment = format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <li>
      <strong>{t('panel.versions.row', { number, state: t(`versionStates.${state}`) })}</strong>
      <a href={`${base}/file?version=${id}`}>{t('panel.versions.open', { name })}</a>
      <span>
        {t('panel.versions.by', { name: author ?? t('panel.versions.someone'), at: moment })}
      </span>
      {note !== '' && <span>{note}</span>}
      <span>{t(`textStates.${textState}`, { pages })}</span>
    </li>
  )
}
