'use client'

import { useFormFields } from '@payloadcms/ui'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import type { EditorPlace } from './editorPlaces'
import { useBegin } from './useBegin'

interface Template {
  id: string
  name: string
}

const useTemplates = (community: string | undefined): Template[] => {
  const [templates, setTemplates] = useState<Template[]>([])
  useEffect(() => {
    if (community === undefined) return
    const query = new URLSearchParams({
      'where[community][equals]': community,
      'select[name]': 'true',
      sort: 'name',
      limit: '100',
    }).toString()
    void ask<{ docs: Template[] }>('GET', `/api/announcement-templates?${query}`).then((answer) => {
      if (answer.isOk) setTemplates(answer.body.docs)
    })
  }, [community])
  return templates
}

/** Where an announcement is begun: from a template, which then stands there to be changed. */
export const TemplateChooser = ({ places }: { places: EditorPlace[] }) => {
  const t = useTranslations('announcements.templates')
  const id = useId()
  const community = useFormFields(([fields]) => fields['community']?.value)
  const place = places.find((one) => one.id === community) ?? places[0]
  const templates = useTemplates(place?.id)
  const [chosen, setChosen] = useState('')
  const { begin, isBusy, problem } = useBegin(place?.slug)
  if (templates.length === 0) return null
  return (
    <section className="panel-box" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('begin')}</h3>
      <div className="panel-row">
        <div className="panel-field">
          <label htmlFor={id}>{t('choose')}</label>
          <select id={id} value={chosen} onChange={({ target }) => setChosen(target.value)}>
            <option value="">{t('none')}</option>
            {templates.map((template) => (
              <option key={template.id} value={template.id}>
                {template.name}
              </option>
            ))}
          </select>
        </div>
        <button
          type="button"
          className="panel-button"
          disabled={isBusy || chosen === ''}
          onClick={() => void begin(chosen)}
        >
          {t('use')}
        </button>
      </div>
      <div role="alert">
        {problem !== null && <p className="panel-bad">{problem || t('failed')}</p>}
      </div>
    </section>
  )
}
