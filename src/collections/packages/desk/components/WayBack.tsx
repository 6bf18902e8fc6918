import { Undo2 } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/Badge'
import type { Formatters } from '@/kernel/i18n/formatters'

interface WayBackProps {
  /** ISO 8601, UTC. */
  from: string
  format: Formatters
}

/** From when on a parcel goes back to its sender, where nobody collects it. */
export const WayBack = async ({ from, format }: WayBackProps) => {
  const t = await getTranslations('packages.reminder')
  const day = format.date(from)
  if (new Date(from) > new Date()) {
    return <p className="text-muted mt-4">{t('deskGoesBack', { day })}</p>
  }
  return (
    <p className="mt-4">
      <Badge tone="warning" icon={<Undo2 aria-hidden />}>
        {t('deskIsDue', { day })}
      </Badge>
    </p>
  )
}
