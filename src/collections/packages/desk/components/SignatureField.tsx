'use client'

import { useState } from 'react'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
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

interface ComparisonProps {
  labels: Readonly<Record<CompareWord, string>>
  noteError: string | undefined
}

interface SignatureFieldProps extends ComparisonProps {
  /** Where somebody signs; null where they sign on paper. */
  pad: ReactNode
  reference: Reference | undefined
}

const Earlier = ({ reference }: { reference: Reference }) => (
  <figure className="flex flex-col gap-2">
    <img
      src={reference.url}
      alt={reference.title}
      className="border-line rounded-control aspect-8/3 w-full max-w-md border bg-[#fff] object-contain"
    />
    <figcaption>
      <span className="block font-medium">{reference.title}</span>
      <span className="text-muted">{reference.caption}</span>
    </figcaption>
  </figure>
)

/** Nobody has to say anything. */
const Comparison = ({ labels, noteError }: ComparisonProps) => {
  const [isDifferent, setDifferent] = useState(false)
  return (
    <div
      className="flex flex-col gap-4"
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === 'signatureCheck') {
          setDifferent(target.value === 'different')
        }
      }}
    >
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
  )
}

/** Where somebody signs, and beside it how they signed before. */
export const SignatureField = ({ pad, reference, labels, noteError }: SignatureFieldProps) => (
  <>
    {/* The field stays where it is when an earlier signature comes or goes: it would lose its ink. */}
    <div
      className={cx(
        'grid items-start gap-5',
        pad !== null && reference !== undefined && 'lg:grid-cols-[2fr_1fr]',
      )}
    >
      {pad}
      {reference !== undefined && <Earlier reference={reference} />}
    </div>
    {reference !== undefined && (
      <>
        <input type="hidden" name="signatureReference" value={reference.id} />
        <Comparison key={reference.id} labels={labels} noteError={noteError} />
      </>
    )}
  </>
)
