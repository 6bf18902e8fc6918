import type { ComponentProps } from 'react'
import { buttonClass, type ButtonLook } from './buttonClass'

export interface ButtonProps extends ButtonLook, Omit<ComponentProps<'button'>, 'className'> {}

export const Button = ({
  variant,
  size,
  isBlock,
  isIconOnly,
  className,
  type = 'button',
  ...rest
}: ButtonProps) => (
  <button
    type={type}
    className={buttonClass({ variant, size, isBlock, isIconOnly, className })}
    {...rest}
  />
)
