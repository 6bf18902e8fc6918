'use client'

import { useTranslations } from 'next-intl'
import { Confirmations } from '@/kernel/admin/Confirmations'

interface ReadersListProps {
  base: string
  /** Another one: asked again. */
  version: string
}

/** Who of those who read it has confirmed the current version, and who is missing. */
export const ReadersList = ({ base, version }: ReadersListProps) => {
  const t = useTranslations('documents.panel.readersOf')
  const labels = { has: t('has'), hasNot: t('hasNot') }
  return (
    <div className="panel-part">
      <h4>{t('title')}</h4>
      <Confirmations base={base} stamp={version} labels={labels} />
    </div>
  )
}
