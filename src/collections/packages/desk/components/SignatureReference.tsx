'use client'

import { useState } from 'react'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { TextArea } from '@/components/ui/TextArea'
import type { Signed } from '../../domain/signatureReference'

/** An earlier signature, in the words of the person who looks at it. */
export interface Reference extends Signed {
  id: string
  url: string
  title: string
  /** When it was, and who took it. */
  caption: string
}

export type CompareWord = 'compare' | 'alike' | 'different' | 'differentHint' | 'differentNote'

interface SignatureReferenceProps {
  reference: Reference
  labels: Readonly<Record<CompareWord, string>>
  noteError: string | undefined
}

/** The earlier signature, and what the desk sees beside it: nobody has to say anything. */
export const SignatureReference = ({ reference, labels, noteError }: SignatureReferenceProps) => {
  const [isDifferent, setDifferent] = useState(false)
  return (
    <div
      className="grid items-start gap-5 sm:grid-cols-2"
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === 'signatureCheck') {
          setDifferent(target.value === 'different')
        }
      }}
    >
      <input type="hidden" name="signatureReference" value={reference.id} />
      <figure className="flex flex-col gap-2">
        <img
          src={reference.url}
          alt={reference.title}
          className="border-line rounded-control aspect-8/3 w-full border bg-[#fff] object-contain"
        />
        <figcaption>
          <span className="block font-medium">{reference.title}</span>
          <span className="text-muted">{reference.caption}</span>
        </figcaption>
      </figure>
      <div className="flex flex-col gap-4">
        <RadioGroup
          name="signatureCheck"
          label={labels.compare}
          options={[
            { value: 'alike', label: labels.alike },
            { value: 'different', label: labels.different, hint: labels.differentHint },
          ]}
        />
        {isDifferent && (
          <TextArea
            name="signatureNote"
            label={labels.differentNote}
            maxLength={500}
            rows={2}
            error={noteError}
            required
          />
        )}
      </div>
    </div>
  )
}
