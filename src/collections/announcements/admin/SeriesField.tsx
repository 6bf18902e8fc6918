import type { TextFieldServerComponent } from 'payload'
import { PanelWords } from '@/kernel/admin/PanelWords'
import { editorPlaces } from './editorPlaces'
import { SeriesTimes } from './SeriesTimes'
import { textIn } from './textIn'
import { wordsOf } from './wordsOf'
import '@/kernel/admin/box.css'
import './announcements.css'

/** When an announcement comes again, with its next dates. */
export const SeriesField: TextFieldServerComponent = async ({ data, i18n, req }) => (
  <PanelWords {...wordsOf(i18n.language)}>
    <SeriesTimes id={textIn(data, 'id') ?? null} places={await editorPlaces(req)} />
  </PanelWords>
)
