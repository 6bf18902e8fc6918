'use client'

import { AskedTwice } from '@/kernel/portal/components/AskedTwice'
import { revokeDeviceAction } from '../../offline/actions'

interface RevokeFormProps {
  /** Its slug. */
  community: string
  id: string
  labels: Record<'open' | 'text' | 'confirm' | 'pending' | 'summary', string>
}

export const RevokeForm = ({ community, id, labels }: RevokeFormProps) => (
  <AskedTwice action={revokeDeviceAction} hidden={{ community, id }} labels={labels} />
)
