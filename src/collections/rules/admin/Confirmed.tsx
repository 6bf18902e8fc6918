'use client'

import { useTranslations } from 'next-intl'
import { Confirmations } from '@/kernel/admin/Confirmations'

/** Who has said that they read it, and who has not. */
export const Confirmed = ({ base }: { base: string }) => {
  const t = useTranslations('rules.panel.confirmations')
  return (
    <div className="panel-part">
      <h4>{t('title')}</h4>
      <Confirmations base={base} labels={{ has: t('has'), hasNot: t('hasNot') }} />
    </div>
  )
}
