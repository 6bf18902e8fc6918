import type { UIFieldServerComponent } from 'payload'
import { StoredBox } from '@/kernel/admin/StoredBox'
import { translatorFor } from '@/kernel/i18n/translate'
import { VersionsPanel } from './VersionsPanel'
import './documents.css'

/** The file of a document: its versions, and what can be done with them. */
export const Versions: UIFieldServerComponent = ({ data, i18n, req }) => {
  const t = translatorFor({ locale: i18n.language, namespace: 'documents.panel' })
  return (
    <StoredBox
      data={data}
      language={i18n.language}
      req={req}
      words={['documents', 'users']}
      unstored={t('save')}
    >
      {(id, { slug }) => <VersionsPanel id={id} slug={slug} />}
    </StoredBox>
  )
}
