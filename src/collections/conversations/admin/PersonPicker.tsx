'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import { useInboxPlace } from './context'

export interface FoundPerson {
  id: string
  name: string
  unit: string | null
  isStaff: boolean
}

interface PersonPickerProps {
  label: string
  chosen: FoundPerson | null
  onChoose: (person: FoundPerson) => void
  problem?: string
  /** Only people who live here. */
  residentsOnly?: boolean
}

const TYPED_MS = 250

const wordsOf = ({ name, unit }: FoundPerson) => (unit === null ? name : `${name} · ${unit}`)

/** Finds a person by what somebody types: a field, and a list of buttons below it. */
export const PersonPicker = ({
  label,
  chosen,
  onChoose,
  problem = '',
  residentsOnly = false,
}: PersonPickerProps) => {
  const t = useTranslations('conversations.inbox')
  const { base } = useInboxPlace()
  const [words, setWords] = useState('')
  const [found, setFound] = useState<{ words: string; people: FoundPerson[] }>()
  const id = useId()
  const asked = words.trim()
  useEffect(() => {
    if (asked.length < 2) return undefined
    let isOver = false
    const timer = setTimeout(() => {
      const query = new URLSearchParams({ q: asked }).toString()
      void ask<{ people: FoundPerson[] }>('GET', `${base}/people?${query}`).then((answer) => {
        if (answer.isOk && !isOver) setFound({ words: asked, people: answer.body.people })
      })
    }, TYPED_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [asked, base])
  const people =
    found?.words === asked ? found.people.filter(({ isStaff }) => !residentsOnly || !isStaff) : null
  return (
    <div className="inbox-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        value={words}
        maxLength={80}
        onChange={({ target }) => setWords(target.value)}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-said`}
      />
      {people !== null && people.length > 0 && (
        <ul className="inbox-found">
          {people.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                aria-pressed={chosen?.id === person.id}
                onClick={() => onChoose(person)}
              >
                {wordsOf(person)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p
        id={`${id}-said`}
        role={problem === '' ? 'status' : 'alert'}
        className={problem === '' ? 'inbox-hint' : 'inbox-bad'}
      >
        {problem !== '' && problem}
        {problem === '' && people?.length === 0 && t('actions.noOne')}
        {problem === '' && chosen && t('start.chosen', { name: wordsOf(chosen) })}
      </p>
    </div>
  )
}
