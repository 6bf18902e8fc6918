import type { ServerProps } from 'payload'
import { adminText } from '../../i18n/adminText'

export const ApiReferenceLink = ({ i18n }: ServerProps) => (
  <a className="nav__link" href="/admin/api-reference">
    <span className="nav__link-label">{adminText(i18n.language).apiReference}</span>
  </a>
)
