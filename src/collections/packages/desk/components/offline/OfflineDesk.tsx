'use client'

import { OfflineFrame } from '@/kernel/portal/components/offline/OfflineFrame'
import { useOffline } from '@/kernel/portal/components/offline/useOffline'
import { deskExchange } from '../../offline/exchange'
import { OpenDesk } from './OpenDesk'
import type { OfflineDeskProps } from '../../offline/texts'

/** The desk on a device that may be without a network: everything in it comes from the device. */
export const OfflineDesk = ({ slug, locale, labels, batch }: OfflineDeskProps) => {
  const desk = useOffline(slug, deskExchange)
  const { state } = desk
  return (
    <OfflineFrame slug={slug} screen="desk" labels={labels} page={desk}>
      {state.status === 'open' && (
        <OpenDesk
          slug={slug}
          locale={locale}
          labels={labels}
          batch={batch}
          {...state}
          isOnline={desk.isOnline}
          isSending={desk.isSending}
          onKeep={desk.keep}
          onSend={desk.send}
          onDiscard={desk.discard}
        />
      )}
    </OfflineFrame>
  )
}
