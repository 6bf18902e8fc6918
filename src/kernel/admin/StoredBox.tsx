import type { PayloadRequest } from 'payload'
import type { ReactNode } from 'react'
import { identity } from '../identity'
import { PanelWords } from './PanelWords'
import { wordsFor } from './wordsFor'
import './box.css'

const textIn = (data: Record<string, unknown> | undefined, name: string): string | undefined => {
  const value = data?.[name]
  return typeof value === 'string' ? value : undefined
}

/** The community that a document of the panel belongs to. */
export interface PanelPlace {
  slug: string
  timeZone: string
}

interface StoredBoxProps {
  data: Record<string, unknown> | undefined
  language: string
  req: PayloadRequest
  /** Branches of the messages that are needed. */
  words: readonly string[]
  /** What to do first, while it is not stored. */
  unstored: string
  children: (id: string, place: PanelPlace) => ReactNode
}

/** What can be done with a document that is stored, in our words; before that, what to do first. */
export const StoredBox = async (props: StoredBoxProps) => {
  const { data, language, req, words, unstored, children } = props
  const id = textIn(data, 'id')
  const community = textIn(data, 'community')
  const place = community === undefined ? null : await identity().communityById(req, community)
  if (id === undefined || !place) return <p className="panel-box">{unstored}</p>
  const { slug, timeZone } = place
  return (
    <PanelWords {...wordsFor(language, words)} timeZone={timeZone}>
      {children(id, { slug, timeZone })}
    </PanelWords>
  )
}
