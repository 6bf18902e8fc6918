'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import type { Confirmation } from '../operations/confirmations'

const AT_ONCE = 100

interface PeopleProps {
  base: string
  has: 'yes' | 'no'
  title: string
}

const People = ({ base, has, title }: PeopleProps) => {
  const t = useTranslations('rules.panel.confirmations')
  const [found, setFound] = useState<{ people: Confirmation[]; total: number } | null>(null)
  useEffect(() => {
    const path = `${base}/confirmations?has=${has}&limit=${String(AT_ONCE)}`
    void ask<{ people: Confirmation[]; total: number }>('GET', path).then((answer) => {
      if (answer.isOk) setFound(answer.body)
    })
  }, [base, has])
  if (found === null) return null
  const { people, total } = found
  return (
    <details>
      <summary className="rules-button">
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

/** Who has said that they read it, and who has not. */
export const Confirmed = ({ base }: { base: string }) => {
  const t = useTranslations('rules.panel.confirmations')
  return (
    <div className="rules-part">
      <h4>{t('title')}</h4>
      <People base={base} has="no" title={t('hasNot')} />
      <People base={base} has="yes" title={t('has')} />
    </div>
  )
}
