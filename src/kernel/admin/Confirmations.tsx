'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ask } from './ask'
import './box.css'

const AT_ONCE = 100

interface Person {
  id: string
  name: string
  unit: string | null
}

interface PeopleProps {
  base: string
  has: 'yes' | 'no'
  stamp: string
  title: string
}

const People = ({ base, has, stamp, title }: PeopleProps) => {
  const t = useTranslations('confirmations')
  const [found, setFound] = useState<{ people: Person[]; total: number } | null>(null)
  useEffect(() => {
    const path = `${base}/confirmations?has=${has}&limit=${String(AT_ONCE)}`
    void ask<{ people: Person[]; total: number }>('GET', path).then((answer) => {
      if (answer.isOk) setFound(answer.body)
    })
  }, [base, has, stamp])
  if (found === null) return null
  const { people, total } = found
  return (
    <details>
      <summary className="panel-button">
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

interface ConfirmationsProps {
  /** The address of what is confirmed; `/confirmations` and `/confirmations/export` are below it. */
  base: string
  /** Another one: asked again. */
  stamp?: string
  labels: { has: string; hasNot: string }
}

/** Who of those who are asked has confirmed something, who has not, and both as a file. */
export const Confirmations = ({ base, stamp = '', labels }: ConfirmationsProps) => {
  const t = useTranslations('confirmations')
  return (
    <>
      <People base={base} has="no" stamp={stamp} title={labels.hasNot} />
      <People base={base} has="yes" stamp={stamp} title={labels.has} />
      <p className="panel-row">
        <a className="panel-button" href={`${base}/confirmations/export`}>
          {t('export')}
        </a>
      </p>
    </>
  )
}
