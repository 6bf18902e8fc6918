import type { JSONFieldServerComponent } from 'payload'
import { PanelWords } from '@/kernel/admin/PanelWords'
import { AudienceChooser } from './AudienceChooser'
import { editorPlaces } from './editorPlaces'
import { wordsOf } from './wordsOf'
import '@/kernel/admin/box.css'
import './announcements.css'

/** Whom an announcement is for, with how many that is. */
export const AudienceField: JSONFieldServerComponent = async ({ i18n, path, req }) => (
  <PanelWords {...wordsOf(i18n.language)}>
    <AudienceChooser path={path} places={await editorPlaces(req)} />
  </PanelWords>
)
