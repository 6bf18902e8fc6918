import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/Notice'
import type { Formatters } from '@/kernel/i18n/formatters'
import type { ComparisonView } from '../../operations/signatureReference'

interface ComparedProps {
  comparison: ComparisonView
  format: Formatters
}

/** What the desk saw when it compared the signature with an earlier one. */
export const Compared = async ({ comparison, format }: ComparedProps) => {
  const t = await getTranslations('packages.signature')
  const day = format.date(comparison.with)
  if (comparison.check === 'alike') return <p className="mb-5">{t('wasAlike', { day })}</p>
  return (
    <Notice tone="warning" className="mb-5" title={t('wasDifferent', { day })}>
      {comparison.note}
    </Notice>
  )
}
