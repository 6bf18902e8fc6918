'use client'

import { TextArea } from '@/components/ui/TextArea'
import { SHIFT_NOTE_MAX } from '../../../domain/shift'
import { leaveShiftAction } from '../../shift/actions'
import { SignedForm } from './SignedForm'
import type { SignedLabels } from './SignedForm'

interface LeaveFormProps {
  /** Its slug. */
  community: string
  labels: SignedLabels & Record<'note' | 'noteHint', string>
}

/** What a shift leaves to the next. */
export const LeaveForm = ({ community, labels }: LeaveFormProps) => (
  <SignedForm
    community={community}
    action={leaveShiftAction}
    labels={labels}
    fields={(problemWith) => (
      <TextArea
        name="note"
        label={labels.note}
        hint={labels.noteHint}
        maxLength={SHIFT_NOTE_MAX}
        rows={6}
        error={problemWith('note')}
        required
      />
    )}
  />
)
