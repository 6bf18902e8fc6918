import type { PayloadRequest } from 'payload'
import type { ReactNode } from 'react'
import { StoredBox } from '@/kernel/admin/StoredBox'
import type { PanelPlace } from '@/kernel/admin/StoredBox'
import { translatorFor } from '@/kernel/i18n/translate'
import './rules.css'

interface RulesBoxProps {
  data: Record<string, unknown> | undefined
  language: string
  req: PayloadRequest
  children: (id: string, place: PanelPlace) => ReactNode
}

/** What can be done with a document of the rules. */
export const RulesBox = (props: RulesBoxProps) => {
  const t = translatorFor({ locale: props.language, namespace: 'rules.panel' })
  return <StoredBox {...props} words={['rules']} unstored={t('save')} />
}
