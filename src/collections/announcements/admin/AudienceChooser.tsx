'use client'

import { useField, useFormFields } from '@payloadcms/ui'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import { AUDIENCE_LISTS, audienceOf, isForEverybody } from '../domain/audience'
import type { Audience } from '../domain/audience'
import { isAnnouncementState, isLocked } from '../domain/states'
import type { EditorPlace } from './editorPlaces'
import { useReach } from './useReach'

type List = (typeof AUDIENCE_LISTS)[number]

/** Of these each has an id and a name. */
type Named = 'units' | 'lists'

interface Choices
  extends Record<Exclude<List, Named>, string[]>, Record<Named, { id: string; label: string }[]> {}

interface Option {
  value: string
  label: string
}

const useChoices = (slug: string | undefined): Choices | null => {
  const [choices, setChoices] = useState<Choices | null>(null)
  useEffect(() => {
    if (slug === undefined) return
    void ask<Choices>('GET', `/api/c/${slug}/announcements/choices`).then((answer) => {
      if (answer.isOk) setChoices(answer.body)
    })
  }, [slug])
  return choices
}

interface ListFieldProps {
  name: List
  options: readonly Option[]
  chosen: readonly string[]
  isFixed: boolean
  onChange: (values: string[]) => void
}

const ListField = ({ name, options, chosen, isFixed, onChange }: ListFieldProps) => {
  const t = useTranslations('announcements.panel.reach')
  return (
    <fieldset className="news-list" disabled={isFixed}>
      <legend>{t(`lists.${name}`)}</legend>
      {options.length === 0 && <p>{t('none')}</p>}
      <div className="panel-options">
        {options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) =>
                onChange(
                  target.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
                )
              }
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** How many people the choice reaches at this moment. */
const Count = ({ slug, audience }: { slug: string | undefined; audience: Audience }) => {
  const t = useTranslations('announcements.panel.reach')
  const reach = useReach(slug, audience)
  return (
    <p className="news-count" role="status">
      {isForEverybody(audience) && <span>{t('everybody')}: </span>}
      <strong>
        {reach === 'counting' && t('counting')}
        {reach === 'failed' && t('failed')}
        {typeof reach === 'object' && t('count', { ...reach })}
      </strong>
    </p>
  )
}

/** Whom it is for: lists of places and roles to choose from, and a count that follows every choice. */
export const AudienceChooser = ({ path, places }: { path: string; places: EditorPlace[] }) => {
  const t = useTranslations()
  const { value, setValue } = useField<unknown>({ path })
  const community = useFormFields(([fields]) => fields['community']?.value)
  const state = useFormFields(([fields]) => fields['state']?.value)
  const slug = (places.find(({ id }) => id === community) ?? places[0])?.slug
  const choices = useChoices(slug)
  const audience = audienceOf(value)
  const isFixed = isAnnouncementState(state) && isLocked(state)
  const nameOf = (name: List, one: string): string => {
    if (name === 'roles') return t(`users.roles.${one}`)
    if (name === 'buildings' && one === '') return t('announcements.panel.reach.noBuilding')
    const type = `roster.types.${one}`
    return name === 'unitTypes' && t.has(type) ? t(type) : one
  }
  const optionsOf = (name: List): Option[] => {
    if (name === 'units' || name === 'lists') {
      return (choices?.[name] ?? []).map(({ id, label }) => ({ value: id, label }))
    }
    return (choices?.[name] ?? []).map((one) => ({ value: one, label: nameOf(name, one) }))
  }
  return (
    <section className="panel-box field-type" aria-labelledby="news-reach">
      <h3 id="news-reach">{t('announcements.panel.reach.title')}</h3>
      <p>{t(`announcements.panel.reach.${isFixed ? 'locked' : 'hint'}`)}</p>
      <Count slug={slug} audience={audience} />
      {choices !== null &&
        AUDIENCE_LISTS.map((name) => (
          <ListField
            key={name}
            name={name}
            options={optionsOf(name)}
            chosen={audience[name]}
            isFixed={isFixed}
            onChange={(values) => setValue(audienceOf({ ...audience, [name]: values }))}
          />
        ))}
    </section>
  )
}
