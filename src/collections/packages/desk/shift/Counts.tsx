import { getTranslations } from 'next-intl/server'
import type { PortalContext } from '@/kernel/portal/context'
import { SHIFT_COUNTS } from '../../domain/shift'
import type { ShiftCounts } from '../../domain/shift'

interface CountsProps {
  context: PortalContext
  counts: ShiftCounts
}

/** Figures of the desk, large enough to be read in passing. */
export const Counts = async ({ context: { format }, counts }: CountsProps) => {
  const t = await getTranslations('packages.shift.counts')
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      {SHIFT_COUNTS.map((name) => (
        <div key={name} className="bg-sunken rounded-control flex flex-col-reverse justify-end p-4">
          <dt className="text-muted">{t(name)}</dt>
          <dd className="text-2xl font-bold">{format.number(counts[name])}</dd>
        </div>
      ))}
    </dl>
  )
}
