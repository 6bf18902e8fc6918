'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import type { Confirmation } from '../operations/confirmations'

const AT_ONCE = 100

interface PeopleProps {
  base: string
  has: 'yes' | 'no'
  /** Another one: asked again. */
  version: string
  title: string
}

const People = ({ base, has, version, title }: PeopleProps) => {
  const t = useTranslations('documents.panel.readersOf')
  const [found, setFound] = useState<{ people: Confirmation[]; total: number } | null>(null)
  useEffect(() => {
    const path = `${base}/confirmations?has=${has}&limit=${String(AT_ONCE)}`
    void ask<{ people: Confirmation[]; total: number }>('GET', path).then((answer) => {
      if (answer.isOk) setFound(answer.body)
    })
  }, [base, has, version])
  if (found === null) return null
  const { people, total } = found
  return (
    <details>
      <summary className="docs-button">
        {title}: {total}
      </summary>
      {people.length === 0 && <p>{t('nobody')}</p>}
      <ul>
        {people.map(({ id, name, unit }) => (
          <li key={id}>{unit === null ? name : `${unit} · ${name}`}</li>
        ))}
      </ul>
      {total > people.length && <p>{t('more', { count: total - people.length })}</p>}
    </details>
  )
}

/** Who of those who read it has confirmed the current version, and who is missing. */
export const ReadersList = ({ base, version }: Pick<PeopleProps, 'base' | 'version'>) => {
  const t = useTranslations('documents.panel.readersOf')
  return (
    <div className="docs-part">
      <h4>{t('title')}</h4>
      <People base={base} has="no" version={version} title={t('hasNot')} />
      <People base={base} has="yes" version={version} title={t('has')} />
    </div>
  )
}
