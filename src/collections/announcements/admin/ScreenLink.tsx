import type { UIFieldServerComponent } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { PanelWords } from '@/kernel/admin/PanelWords'
import { editorPlaces } from './editorPlaces'
import { ScreenLinkPanel } from './ScreenLinkPanel'
import { textIn } from './textIn'
import { wordsOf } from './wordsOf'
import '@/kernel/admin/box.css'
import './announcements.css'

/** The address that opens a screen: made, shown once, and ended here. */
export const ScreenLink: UIFieldServerComponent = async ({ data, i18n, req }) => {
  const id = textIn(data, 'id')
  const place = (await editorPlaces(req)).find((one) => one.id === textIn(data, 'community'))
  if (id === undefined || !place) {
    const t = translatorFor({ locale: i18n.language, namespace: 'announcements.lobby.panel' })
    return <p className="panel-box">{t('save')}</p>
  }
  return (
    <PanelWords {...wordsOf(i18n.language)}>
      <ScreenLinkPanel base={`/api/c/${place.slug}/lobby-screens/${id}/link`} />
    </PanelWords>
  )
}
