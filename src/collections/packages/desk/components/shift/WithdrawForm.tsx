'use client'

import { AskedTwice } from '@/kernel/portal/components/AskedTwice'
import { withdrawShiftAction } from '../../shift/actions'

interface WithdrawFormProps {
  /** Its slug. */
  community: string
  id: string
  labels: Record<'open' | 'text' | 'confirm' | 'pending' | 'summary', string>
}

export const WithdrawForm = ({ community, id, labels }: WithdrawFormProps) => (
  <AskedTwice action={withdrawShiftAction} hidden={{ community, id }} labels={labels} />
)
