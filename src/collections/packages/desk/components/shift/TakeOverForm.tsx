'use client'

import { Checkbox } from '@/components/ui/Checkbox'
import { takeOverAction } from '../../shift/actions'
import { SignedForm } from './SignedForm'
import type { SignedLabels } from './SignedForm'

interface TakeOverFormProps {
  /** Its slug. */
  community: string
  id: string
  labels: SignedLabels & Record<'hasRead', string>
}

/** Whoever comes on duty has read it, and signs. */
export const TakeOverForm = ({ community, id, labels }: TakeOverFormProps) => (
  <SignedForm
    community={community}
    action={takeOverAction}
    hidden={{ id }}
    labels={labels}
    fields={(problemWith) => (
      <Checkbox name="hasRead" label={labels.hasRead} error={problemWith('hasRead')} />
    )}
  />
)
