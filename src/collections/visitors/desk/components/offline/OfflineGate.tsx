'use client'

import { useEffect } from 'react'
import { loadReader } from '@/collections/packages/browser'
import { OfflineFrame } from '@/kernel/portal/components/offline/OfflineFrame'
import { keepParts } from '@/kernel/portal/offline/keepParts'
import { useOffline } from '@/kernel/portal/components/offline/useOffline'
import type { GateScreenLabels } from '../../../messages/offline.en'
import { gateExchange } from '../../offline/exchange'
import { OpenGate } from './OpenGate'

interface OfflineGateProps {
  slug: string
  locale: string
  labels: GateScreenLabels
}

/** The gate on a device that may be without a network: everything in it comes from the device. */
export const OfflineGate = ({ slug, locale, labels }: OfflineGateProps) => {
  const gate = useOffline(slug, gateExchange)
  const { state, isOnline } = gate
  const enrolment = state.status === 'open' ? state.enrolment : undefined
  useEffect(() => {
    // Without it there is the field to type in, and the list.
    if (enrolment && isOnline) void keepParts(enrolment, loadReader).catch(() => undefined)
  }, [enrolment, isOnline])
  return (
    <OfflineFrame slug={slug} screen="gate" labels={labels} page={gate}>
      {state.status === 'open' && (
        <OpenGate
          locale={locale}
          labels={labels}
          {...state}
          isOnline={isOnline}
          isSending={gate.isSending}
          onKeep={gate.keep}
          onSend={gate.send}
          onDiscard={gate.discard}
        />
      )}
    </OfflineFrame>
  )
}
