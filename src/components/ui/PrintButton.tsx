'use client'

import { Printer } from 'lucide-react'
import { Button } from './Button'
import type { ButtonProps } from './Button'

/** Prints the page as it is; what is of no use on paper hides itself with `print:hidden`. */
export const PrintButton = ({ label, size }: { label: string } & Pick<ButtonProps, 'size'>) => (
  <Button
    variant="secondary"
    size={size}
    onClick={() => {
      window.print()
    }}
  >
    <Printer aria-hidden />
    {label}
  </Button>
)
