import { translatorFor } from '@/kernel/i18n/translate'
import type { ParcelReport } from '../../operations/report/parcelReport'

const HOURS_OF_A_DAY = 24
/** From here on a wait is said in days. */
const LONG_HOURS = 48

/** The sums of a report, large. */
export const Totals = ({ totals, locale }: { totals: ParcelReport['totals']; locale: string }) => {
  const t = translatorFor({ locale, namespace: 'packages.report.totals' })
  const count = new Intl.NumberFormat(locale)
  const lasting = (hours: number | null): string => {
    if (hours === null) return '–'
    const isLong = hours >= LONG_HOURS
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: isLong ? 'day' : 'hour',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }).format(isLong ? hours / HOURS_OF_A_DAY : hours)
  }
  const facts = [
    ['received', count.format(totals.received)],
    ['waiting', count.format(totals.waiting)],
    ['collected', count.format(totals.collected)],
    ['returned', count.format(totals.returned)],
    ['forwarded', count.format(totals.forwarded)],
    ['lost', count.format(totals.lost)],
    ['median', lasting(totals.medianHours)],
    ['slow', lasting(totals.slowHours)],
    ['differences', count.format(totals.differences)],
    ['openDifferences', count.format(totals.openDifferences)],
  ] as const
  return (
    <dl className="report-totals">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
