import type { JSONFieldServerComponent } from 'payload'
import { PanelWords } from '@/kernel/admin/PanelWords'
import { wordsFor } from '@/kernel/admin/wordsFor'
import '@/kernel/admin/box.css'
import { ReadersChooser } from './ReadersChooser'
import './documents.css'

const textOf = (label: unknown, language: string): string => {
  if (typeof label === 'string') return label
  const texts = typeof label === 'object' && label !== null ? new Map(Object.entries(label)) : null
  const text: unknown = texts?.get(language) ?? texts?.get('en')
  return typeof text === 'string' ? text : ''
}

/** Whom a folder or a document is for. */
export const ReadersField: JSONFieldServerComponent = ({ field, i18n, path }) => (
  <PanelWords {...wordsFor(i18n.language, ['documents', 'users'])}>
    <ReadersChooser
      path={path}
      label={textOf(field.label, i18n.language)}
      hint={textOf(field.admin?.description, i18n.language)}
    />
  </PanelWords>
)
