import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/Notice'
import { formatPhone } from '@/kernel/phone'
import type { ProxyAtDesk } from '../../operations/proxyAtDesk'

/** Who was sent, as the resident described them. */
export const SentNotice = async ({ sent: { name, phone, photoUrl } }: { sent: ProxyAtDesk }) => {
  const t = await getTranslations('packages.proxies.desk')
  return (
    <Notice title={t('sent', { name })} className="mb-6 max-w-3xl">
      {phone !== null && (
        <a href={`tel:${phone}`} className="text-link inline-flex min-h-11 items-center">
          {formatPhone(phone)}
        </a>
      )}
      {photoUrl !== null && (
        <img
          src={photoUrl}
          alt={t('photo', { name })}
          className="rounded-control mt-2 max-h-64 max-w-full"
        />
      )}
    </Notice>
  )
}
