import type { PayloadRequest } from 'payload'
import type { ReactNode } from 'react'
import { PanelWords } from '@/kernel/admin/PanelWords'
import { messagesFor } from '@/kernel/i18n/catalogue'
import { DEFAULT_LOCALE, localeOfTag } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import { identity } from '@/kernel/identity'
import type { RulesPlace } from './place'
import './rules.css'

const textIn = (data: Record<string, unknown> | undefined, name: string): string | undefined => {
  const value = data?.[name]
  return typeof value === 'string' ? value : undefined
}

interface RulesBoxProps {
  data: Record<string, unknown> | undefined
  language: string
  req: PayloadRequest
  children: (id: string, place: RulesPlace) => ReactNode
}

/** What can be done with a document that is stored, in our words; before that, what to do first. */
export const RulesBox = async ({ data, language, req, children }: RulesBoxProps) => {
  const locale = localeOfTag(language) ?? DEFAULT_LOCALE
  const id = textIn(data, 'id')
  const community = textIn(data, 'community')
  const found = community === undefined ? null : await identity().communityById(req, community)
  if (id === undefined || !found) {
    const t = translatorFor({ locale, namespace: 'rules.panel' })
    return <p className="rules-box">{t('save')}</p>
  }
  const { rules = {} } = messagesFor(locale)
  return (
    <PanelWords locale={locale} messages={{ rules }}>
      {children(id, { slug: found.slug, timeZone: found.timeZone })}
    </PanelWords>
  )
}
