import { getTranslations } from 'next-intl/server'
import type { DiffPart } from '../operations/wordDiff'

interface DiffTextProps {
  parts: readonly DiffPart[]
  language: string
}

/** A text with the words that went and those that came, for eyes and for ears. */
export const DiffText = async ({ parts, language }: DiffTextProps) => {
  const t = await getTranslations('rules.changes')
  return (
    <span lang={language} className="break-words whitespace-pre-line">
      {parts.map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{text}</span>
        const isGone = kind === 'gone'
        const Mark = isGone ? 'del' : 'ins'
        return (
          <Mark
            key={at}
            className={
              isGone
                ? 'bg-danger-soft text-danger decoration-danger rounded-sm line-through decoration-2'
                : 'bg-success-soft text-success decoration-success rounded-sm underline decoration-2 underline-offset-4'
            }
          >
            <span className="sr-only">{t(isGone ? 'was' : 'is')} </span>
            {text}
          </Mark>
        )
      })}
    </span>
  )
}
