'use client'

import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useActionState } from 'react'
import { Button } from '@/components/ui/Button'
import { ErrorText } from '@/components/ui/Field'
import { IDLE } from '@/kernel/portal/actionState'
import { answerAction } from '../actions'

interface HelpfulFormProps {
  /** Its slug. */
  community: string
  article: string
  isHelpful: boolean | null
  labels: Readonly<Record<'question' | 'yes' | 'no' | 'thanks', string>>
}

/** One answer of each person, which they may change; a form, so that it works before any script. */
export const HelpfulForm = ({ community, article, isHelpful, labels }: HelpfulFormProps) => {
  const [state, action] = useActionState(answerAction, IDLE)
  return (
    <form action={action} aria-label={labels.question} className="flex flex-col gap-2">
      <input type="hidden" name="community" value={community} />
      <input type="hidden" name="id" value={article} />
      <p className="font-semibold">{labels.question}</p>
      <div className="flex flex-wrap gap-3">
        <Button
          type="submit"
          name="helpful"
          value="yes"
          aria-pressed={isHelpful === true}
          variant={isHelpful === true ? 'primary' : 'secondary'}
        >
          <ThumbsUp aria-hidden />
          {labels.yes}
        </Button>
        <Button
          type="submit"
          name="helpful"
          value="no"
          aria-pressed={isHelpful === false}
          variant={isHelpful === false ? 'primary' : 'secondary'}
        >
          <ThumbsDown aria-hidden />
          {labels.no}
        </Button>
      </div>
      <p role="status" className="text-muted">
        {isHelpful === null ? '' : labels.thanks}
      </p>
      {state.status === 'failed' && (
        <div role="alert">
          <ErrorText>{state.message}</ErrorText>
        </div>
      )}
    </form>
  )
}
