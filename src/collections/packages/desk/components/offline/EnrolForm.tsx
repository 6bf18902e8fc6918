'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { FormErrorSummary } from '@/components/ui/FormErrorSummary'
import { Notice } from '@/components/ui/Notice'
import { TextField } from '@/components/ui/TextField'
import { canWorkOffline, enrol } from '@/kernel/portal/offline/device'
import { pinProblem } from '@/kernel/portal/offline/domain/pin'
import { enrolmentOf } from '@/kernel/portal/offline/enrolment'

type Word =
  | 'label'
  | 'labelHint'
  | 'labelMissing'
  | 'pin'
  | 'pinHint'
  | 'pinLength'
  | 'pinEasy'
  | 'pinDiffers'
  | 'again'
  | 'enrol'
  | 'enrolling'
  | 'failed'
  | 'unsupported'
  | 'summary'
  | 'here'
  | 'hereText'
  | 'open'
  | 'loading'

interface EnrolFormProps {
  /** Its id and its slug. */
  community: string
  slug: string
  labels: Readonly<Record<Word, string>>
}

type Here = 'looking' | 'unsupported' | 'not-yet' | 'set-up'
interface Problem {
  fieldId?: 'label' | 'pin' | 'again'
  message: string
}

const PIN_FIELD = {
  type: 'password',
  inputMode: 'numeric',
  autoComplete: 'off',
  maxLength: 6,
} as const

const hereNow = (slug: string): Here => {
  if (!canWorkOffline()) return 'unsupported'
  return enrolmentOf(slug) === null ? 'not-yet' : 'set-up'
}

/** Has this browser work without a network, under a PIN of six digits. */
export const EnrolForm = ({ community, slug, labels }: EnrolFormProps) => {
  const router = useRouter()
  const [here, setHere] = useState<Here>('looking')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [isSaving, setIsSaving] = useState(false)

  useEffect(() => {
    void Promise.resolve(slug).then((asked) => setHere(hereNow(asked)))
  }, [slug])

  const save = async (form: FormData) => {
    const text = (name: string) => {
      const value = form.get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    const [label, pin] = [text('label'), text('pin')]
    const problem = pinProblem(pin)
    const found: Problem[] = []
    if (label === '') found.push({ fieldId: 'label', message: labels.labelMissing })
    if (problem) {
      found.push({
        fieldId: 'pin',
        message: problem === 'length' ? labels.pinLength : labels.pinEasy,
      })
    } else if (pin !== text('again')) {
      found.push({ fieldId: 'again', message: labels.pinDiffers })
    }
    setProblems(found)
    if (found.length > 0 || isSaving) return
    setIsSaving(true)
    try {
      await enrol({ community, slug }, { label, pin })
      setHere('set-up')
      router.refresh()
    } catch {
      setProblems([{ message: labels.failed }])
    } finally {
      setIsSaving(false)
    }
  }
  const errorOf = (field: string) => problems.find(({ fieldId }) => fieldId === field)?.message

  if (here === 'looking') return <p className="text-muted">{labels.loading}</p>
  if (here === 'unsupported') return <Notice tone="warning">{labels.unsupported}</Notice>
  if (here === 'set-up') {
    return (
      <div role="status">
        <Notice
          tone="success"
          title={labels.here}
          action={
            // A whole page: it is the one that lies on the device.
            <a className="text-link font-medium" href={`/c/${slug}/desk/offline`}>
              {labels.open}
            </a>
          }
        >
          {labels.hereText}
        </Notice>
      </div>
    )
  }
  return (
    <form
      noValidate
      className="flex max-w-md flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        void save(new FormData(event.currentTarget))
      }}
    >
      <FormErrorSummary title={labels.summary} problems={problems} />
      <TextField
        name="label"
        label={labels.label}
        hint={labels.labelHint}
        maxLength={60}
        autoComplete="off"
        error={errorOf('label')}
      />
      <TextField
        name="pin"
        label={labels.pin}
        hint={labels.pinHint}
        error={errorOf('pin')}
        {...PIN_FIELD}
      />
      <TextField name="again" label={labels.again} error={errorOf('again')} {...PIN_FIELD} />
      <Button type="submit" variant="primary" size="large" aria-disabled={isSaving}>
        {isSaving ? labels.enrolling : labels.enrol}
      </Button>
    </form>
  )
}
