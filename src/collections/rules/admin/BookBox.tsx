import type { UIFieldServerComponent } from 'payload'
import { RulesBox } from './RulesBox'
import { BookPanel } from './BookPanel'

/** What of a book waits for publication. */
export const BookBox: UIFieldServerComponent = ({ data, i18n, req }) => (
  <RulesBox data={data} language={i18n.language} req={req}>
    {(id, place) => <BookPanel id={id} place={place} />}
  </RulesBox>
)
