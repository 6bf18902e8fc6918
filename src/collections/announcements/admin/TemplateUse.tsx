import type { UIFieldServerComponent } from 'payload'
import { PanelWords } from '@/kernel/admin/PanelWords'
import { translatorFor } from '@/kernel/i18n/translate'
import { BeginButton } from './BeginButton'
import { editorPlaces } from './editorPlaces'
import { textIn } from './textIn'
import { wordsOf } from './wordsOf'
import '@/kernel/admin/box.css'
import './announcements.css'

/** On the page of a template: an announcement begins from it. */
export const TemplateUse: UIFieldServerComponent = async ({ data, i18n, req }) => {
  const id = textIn(data, 'id')
  const place = (await editorPlaces(req)).find((one) => one.id === textIn(data, 'community'))
  if (id === undefined || !place) {
    const t = translatorFor({ locale: i18n.language, namespace: 'announcements.templates' })
    return <p className="panel-box">{t('saveFirst')}</p>
  }
  return (
    <PanelWords {...wordsOf(i18n.language)}>
      <BeginButton slug={place.slug} template={id} />
    </PanelWords>
  )
}
