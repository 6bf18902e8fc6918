import type { ServerProps } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'

export const ComingInLink = ({ i18n }: ServerProps) => (
  <a className="nav__link" href="/admin/coming-in">
    <span className="nav__link-label">
      {translatorFor({ locale: i18n.language, namespace: 'admissions.panel' })('title')}
    </span>
  </a>
)
