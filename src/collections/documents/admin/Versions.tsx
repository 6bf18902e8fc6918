import type { UIFieldServerComponent } from 'payload'
import { PanelWords } from '@/kernel/admin/PanelWords'
import { translatorFor } from '@/kernel/i18n/translate'
import { identity } from '@/kernel/identity'
import { VersionsPanel } from './VersionsPanel'
import { wordsOf } from './wordsOf'
import './documents.css'

const textIn = (data: Record<string, unknown> | undefined, name: string): string | undefined => {
  const value = data?.[name]
  return typeof value === 'string' ? value : undefined
}

/** The file of a document: its versions, and what can be done with them. */
export const Versions: UIFieldServerComponent = async ({ data, i18n, req }) => {
  const id = textIn(data, 'id')
  const community = textIn(data, 'community')
  const place = community && id ? await identity().communityById(req, community) : null
  if (id === undefined || !place) {
    const t = translatorFor({ locale: i18n.language, namespace: 'documents.panel' })
    return <p className="docs-box">{t('save')}</p>
  }
  return (
    <PanelWords {...wordsOf(i18n.language)} timeZone={place.timeZone}>
      <VersionsPanel id={id} slug={place.slug} />
    </PanelWords>
  )
}
