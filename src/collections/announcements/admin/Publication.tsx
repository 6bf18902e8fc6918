import type { UIFieldServerComponent } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { PanelWords } from '@/kernel/admin/PanelWords'
import { editorPlaces } from './editorPlaces'
import { PublicationPanel } from './PublicationPanel'
import { wordsOf } from './wordsOf'
import './announcements.css'

const textIn = (data: Record<string, unknown> | undefined, name: string): string | undefined => {
  const value = data?.[name]
  return typeof value === 'string' ? value : undefined
}

/** Where an announcement stands, what can be done with it, and what became of it. */
export const Publication: UIFieldServerComponent = async ({ data, i18n, req }) => {
  const id = textIn(data, 'id')
  const place = (await editorPlaces(req)).find((one) => one.id === textIn(data, 'community'))
  if (id === undefined || !place) {
    const t = translatorFor({ locale: i18n.language, namespace: 'announcements.panel' })
    return <p className="news-box">{t('save')}</p>
  }
  return (
    <PanelWords {...wordsOf(i18n.language)}>
      <PublicationPanel id={id} place={place} />
    </PanelWords>
  )
}
