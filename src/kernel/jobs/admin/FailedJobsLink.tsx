import type { ServerProps } from 'payload'
import { adminText } from '../../i18n/adminText'

export const FailedJobsLink = ({ i18n }: ServerProps) => (
  <a className="nav__link" href="/admin/failed-jobs">
    <span className="nav__link-label">{adminText(i18n.language).failedJobs}</span>
  </a>
)
