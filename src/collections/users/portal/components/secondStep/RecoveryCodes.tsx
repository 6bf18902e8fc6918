'use client'

import { Download } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { buttonClass } from '@/components/ui/buttonClass'
import { LinkButton } from '@/components/ui/LinkButton'
import { PrintButton } from '@/components/ui/PrintButton'

export type RecoveryLabels = Record<
  'codesTitle' | 'codesText' | 'download' | 'print' | 'kept' | 'file',
  string
>

interface RecoveryCodesProps {
  codes: readonly string[]
  next: string
  /** What was done just now: "The second step is on." */
  done?: string
  labels: RecoveryLabels
}

/** The codes, in the one moment in which they can be seen. */
export const RecoveryCodes = ({ codes, next, done, labels }: RecoveryCodesProps) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const text = [labels.file, '', ...codes, ''].join('\r\n')
  return (
    <div>
      {done !== undefined && (
        <p role="status" className="text-success mb-4 font-semibold">
          {done}
        </p>
      )}
      <h2 ref={heading} tabIndex={-1} className="text-xl font-bold outline-none">
        {labels.codesTitle}
      </h2>
      <p className="text-muted mt-2">{labels.codesText}</p>
      <ol
        role="list"
        className="bg-sunken rounded-control my-5 grid grid-cols-1 gap-x-6 gap-y-2 p-5 font-mono text-lg sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3 print:hidden">
        <a
          className={buttonClass({ variant: 'secondary' })}
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download={`${labels.file}.txt`}
        >
          <Download aria-hidden />
          {labels.download}
        </a>
        <PrintButton label={labels.print} />
        <LinkButton href={next} variant="primary" prefetch={false}>
          {labels.kept}
        </LinkButton>
      </div>
    </div>
  )
}
