import Link from 'next/link'
import type { ComponentProps } from 'react'
import { buttonClass, type ButtonLook } from './buttonClass'

export interface LinkButtonProps
  extends ButtonLook, Omit<ComponentProps<typeof Link>, 'className'> {}

/** Looks like a button, goes to a page. What changes something is a Button in a form. */
export const LinkButton = ({
  variant,
  size,
  isBlock,
  isIconOnly,
  className,
  ...rest
}: LinkButtonProps) => (
  <Link className={buttonClass({ variant, size, isBlock, isIconOnly, className })} {...rest} />
)
