import type { UIFieldServerComponent } from 'payload'
import { RulesBox } from './RulesBox'
import { ClausePanel } from './ClausePanel'

/** The versions of a clause, and the next one. */
export const ClauseBox: UIFieldServerComponent = ({ data, i18n, req }) => (
  <RulesBox data={data} language={i18n.language} req={req}>
    {(id, place) => <ClausePanel id={id} place={place} />}
  </RulesBox>
)
