'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Alts } from '../domain/alts'
import { chooseAlt } from '../domain/alts'
import { AltFields } from './AltFields'
import type { Change, Picture } from './usePictures'

interface PictureRowProps {
  picture: Picture
  language: string
  change: Change
}

/** One picture: what it shows can be said anew, and it can be taken out. */
export const PictureRow = ({ picture, language, change }: PictureRowProps) => {
  const t = useTranslations('articles.panel.pictures')
  const { id, name, url, thumbnailUrl } = picture
  const [alts, setAlts] = useState<Alts>(picture.alts)
  const [isSaid, setSaid] = useState(false)
  return (
    <li>
      <a href={url}>
        <img src={thumbnailUrl ?? url} alt={chooseAlt(picture.alts, language).text} />
      </a>
      <AltFields
        alts={alts}
        onChange={(next) => {
          setAlts(next)
          setSaid(false)
        }}
      />
      <button
        type="button"
        className="panel-button"
        onClick={() => void change('PUT', `/${id}`, { alts }).then(setSaid)}
      >
        {t('say', { name })}
      </button>
      <button
        type="button"
        className="panel-button panel-danger"
        onClick={() => void change('DELETE', `/${id}`)}
      >
        {t('remove', { name })}
      </button>
      <span role="status">{isSaid ? t('said') : ''}</span>
    </li>
  )
}
