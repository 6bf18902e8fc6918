'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import type { Download } from '../operations/downloads'

const AT_ONCE = 50

interface Found {
  downloads: Download[]
  total: number
}

/** Who opened a document, when, and which version; asked when one looks. */
export const DownloadsList = ({ base }: { base: string }) => {
  const t = useTranslations('documents.panel')
  const format = useFormatter()
  const [found, setFound] = useState<Found | null>(null)
  const look = async () => {
    const answer = await ask<Found>('GET', `${base}/downloads?limit=${String(AT_ONCE)}`)
    if (answer.isOk) setFound(answer.body)
  }
  return (
    <details
      className="panel-part"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void look()
      }}
    >
      <summary className="panel-button">{t('downloads.title')}</summary>
      {found?.total === 0 && <p>{t('downloads.none')}</p>}
      <ul>
        {found?.downloads.map(({ id, name, number, at }) => (
          <li key={id}>
            {t('downloads.line', {
              name: name ?? t('versions.someone'),
              number,
              at: format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }),
            })}
          </li>
        ))}
      </ul>
      {found && found.total > found.downloads.length && (
        <p>{t('downloads.more', { count: found.total - found.downloads.length })}</p>
      )}
    </details>
  )
}
