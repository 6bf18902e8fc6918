import { translatorFor } from '@/kernel/i18n/translate'
import type { VisitReport } from '../operations/report/visitReport'

const LONG_SECONDS = 120

interface TotalsProps {
  totals: VisitReport['totals']
  locale: string
}

/** The sums of the report, large; a share above the community's mark says so in words. */
export const Totals = ({ totals, locale }: TotalsProps) => {
  const t = translatorFor({ locale, namespace: 'visitors.report' })
  const count = new Intl.NumberFormat(locale)
  const lasting = (seconds: number | null): string => {
    if (seconds === null) return '–'
    const isLong = seconds >= LONG_SECONDS
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: isLong ? 'minute' : 'second',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }).format(isLong ? seconds / 60 : seconds)
  }
  const percent = (value: number | null): string =>
    value === null ? '–' : new Intl.NumberFormat(locale, { style: 'percent' }).format(value / 100)
  const facts = [
    ['arrivals', count.format(totals.arrivals)],
    ['asked', count.format(totals.asked)],
    ['median', lasting(totals.medianSeconds)],
    ['slow', lasting(totals.slowSeconds)],
    ['guardShare', percent(totals.guardSharePercent)],
    ['overstays', count.format(totals.overstays)],
    ['openOverstays', count.format(totals.openOverstays)],
  ] as const
  return (
    <>
      <dl className="report-totals">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`totals.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {totals.isGuardShareTooMuch && (
        <p className="report-mark" role="note">
          {t('tooMuch', { mark: percent(totals.guardShareMark) })}
        </p>
      )}
    </>
  )
}
