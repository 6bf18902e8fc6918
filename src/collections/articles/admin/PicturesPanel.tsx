'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { ask } from '@/kernel/admin/ask'
import type { Alts } from '../domain/alts'
import { AltFields } from './AltFields'
import { PictureRow } from './PictureRow'
import { usePictures } from './usePictures'

/** Pictures of an article: each is sent, described in both languages, and taken out again. */
export const PicturesPanel = ({ id: article, slug }: { id: string; slug: string }) => {
  const t = useTranslations('articles.panel.pictures')
  const language = useLocale()
  const id = useId()
  const base = `/api/c/${slug}/articles/${article}/pictures`
  const { pictures, problem, change, setProblem } = usePictures(base, t('failed'))
  const [alts, setAlts] = useState<Alts>({})
  const [isSending, setSending] = useState(false)
  const add = async (file: File) => {
    setSending(true)
    const query = new URLSearchParams({ purpose: 'article-picture', name: file.name }).toString()
    const staged = await ask<{ id: string }>('POST', `/api/c/${slug}/files?${query}`, file)
    if (!staged.isOk) setProblem(staged.message || t('failed'))
    else if (await change('POST', '', { file: staged.body.id, alts })) setAlts({})
    setSending(false)
  }
  return (
    <section className="panel-box" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('title')}</h3>
      <ul className="panel-pictures">
        {pictures.map((picture) => (
          <PictureRow key={picture.id} picture={picture} language={language} change={change} />
        ))}
      </ul>
      <div className="panel-row">
        <AltFields alts={alts} onChange={setAlts} />
        <div className="panel-field">
          <label htmlFor={`${id}-file`}>{t('add')}</label>
          <input
            id={`${id}-file`}
            type="file"
            accept="image/jpeg,image/png,image/webp,image/gif"
            disabled={isSending}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) void add(file)
              target.value = ''
            }}
          />
        </div>
      </div>
      <p role="status">{isSending ? t('adding') : ''}</p>
      <div role="alert">{problem !== '' && <p className="panel-bad">{problem}</p>}</div>
    </section>
  )
}
