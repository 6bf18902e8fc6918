import type { UIFieldServerComponent } from 'payload'
import { RulesBox } from './RulesBox'
import { VersionPanel } from './VersionPanel'

/** Where a version stands, what it changes, and what can be done with it. */
export const VersionBox: UIFieldServerComponent = ({ data, i18n, req }) => (
  <RulesBox data={data} language={i18n.language} req={req}>
    {(id, place) => <VersionPanel id={id} place={place} />}
  </RulesBox>
)
