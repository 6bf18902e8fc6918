'use client'

import { NextIntlClientProvider } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'

interface PanelWordsProps extends Pick<
  ComponentProps<typeof NextIntlClientProvider>,
  'locale' | 'messages'
> {
  children: ReactNode
}

/** The panel has words of its own; these are ours. */
export const PanelWords = ({ locale, messages, children }: PanelWordsProps) => (
  <NextIntlClientProvider locale={locale} timeZone="UTC" messages={messages}>
    {children}
  </NextIntlClientProvider>
)
