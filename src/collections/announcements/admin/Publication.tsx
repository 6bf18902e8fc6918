import type { UIFieldServerComponent } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { PanelWords } from '@/kernel/admin/PanelWords'
import { editorPlaces } from './editorPlaces'
import { PublicationPanel } from './PublicationPanel'
import { TemplateChooser } from './TemplateChooser'
import { textIn } from './textIn'
import { wordsOf } from './wordsOf'
import '@/kernel/admin/box.css'
import './announcements.css'

/** Where an announcement stands, what can be done with it, and what became of it. */
export const Publication: UIFieldServerComponent = async ({ data, i18n, req }) => {
  const id = textIn(data, 'id')
  const places = await editorPlaces(req)
  const place = places.find((one) => one.id === textIn(data, 'community'))
  if (id === undefined || !place) {
    const t = translatorFor({ locale: i18n.language, namespace: 'announcements.panel' })
    return (
      <PanelWords {...wordsOf(i18n.language)}>
        <p className="panel-box">{t('save')}</p>
        {id === undefined && <TemplateChooser places={places} />}
      </PanelWords>
    )
  }
  return (
    <PanelWords {...wordsOf(i18n.language)}>
      <PublicationPanel id={id} place={place} />
    </PanelWords>
  )
}
