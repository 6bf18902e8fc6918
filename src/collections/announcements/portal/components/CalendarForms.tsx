'use client'

import { useActionState } from 'react'
import { ErrorText } from '@/components/ui/Field'
import { Notice } from '@/components/ui/Notice'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { IDLE } from '@/kernel/portal/actionState'
import { endFeedAction, makeFeedAction } from '../calendarActions'

type Word = 'make' | 'again' | 'making' | 'address' | 'once' | 'end' | 'ending' | 'ended'

interface CalendarFormsProps {
  /** Its slug. */
  community: string
  hasOne: boolean
  labels: Readonly<Record<Word, string>>
}

/** Makes the address of a calendar, shows it once, and ends it. */
export const CalendarForms = ({ community, hasOne, labels }: CalendarFormsProps) => {
  const [made, make] = useActionState(makeFeedAction, IDLE)
  const [ended, end] = useActionState(endFeedAction, IDLE)
  const url = made.status === 'done' ? made.result['url'] : undefined
  const isEnded = ended.status === 'done' && (made.status !== 'done' || ended.at > made.at)
  const isThere = (hasOne || url !== undefined) && !isEnded
  const problem = [made, ended].find((state) => state.status === 'failed')
  return (
    <div className="flex flex-col gap-5">
      <div role="status" className="empty:hidden">
        {isEnded && <Notice tone="success">{labels.ended}</Notice>}
        {url !== undefined && !isEnded && (
          <TextField
            name="address"
            label={labels.address}
            hint={labels.once}
            value={url}
            readOnly
            onFocus={({ target }) => target.select()}
          />
        )}
      </div>
      {problem?.status === 'failed' && (
        <div role="alert">
          <ErrorText>{problem.message}</ErrorText>
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        <form action={make}>
          <input type="hidden" name="community" value={community} />
          <SubmitButton pendingLabel={labels.making}>
            {isThere ? labels.again : labels.make}
          </SubmitButton>
        </form>
        {isThere && (
          <form action={end}>
            <input type="hidden" name="community" value={community} />
            <SubmitButton variant="danger" pendingLabel={labels.ending}>
              {labels.end}
            </SubmitButton>
          </form>
        )}
      </div>
    </div>
  )
}
