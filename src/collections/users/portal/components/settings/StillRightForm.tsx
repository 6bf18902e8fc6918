'use client'

import { useActionState } from 'react'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { IDLE } from '@/kernel/portal/actionState'
import { confirmDetailsAction } from '../../settings/actions'

export const StillRightForm = ({ labels }: { labels: Record<'yes' | 'saving', string> }) => {
  const [, action] = useActionState(confirmDetailsAction, IDLE)
  return (
    <form action={action}>
      <SubmitButton pendingLabel={labels.saving}>{labels.yes}</SubmitButton>
    </form>
  )
}
