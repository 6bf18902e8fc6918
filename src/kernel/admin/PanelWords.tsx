'use client'

import { NextIntlClientProvider } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'

interface PanelWordsProps extends Pick<
  ComponentProps<typeof NextIntlClientProvider>,
  'locale' | 'messages' | 'timeZone'
> {
  children: ReactNode
}

/** The panel has words of its own; these are ours. */
export const PanelWords = ({ locale, messages, timeZone, children }: PanelWordsProps) => (
  <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={messages}>
    {children}
  </NextIntlClientProvider>
)
