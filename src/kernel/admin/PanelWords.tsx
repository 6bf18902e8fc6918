'use client'

import { NextIntlClientProvider } from 'next-intl'
import type { ComponentProps, ReactNode } from 'react'

interface PanelWordsProps extends Pick<
  ComponentProps<typeof NextIntlClientProvider>,
  'locale' | 'messages'
> {
  /** In which moments are written; that of Greenwich where there are none. */
  timeZone?: string
  children: ReactNode
}

/** The panel has words of its own; these are ours. */
export const PanelWords = ({ locale, messages, timeZone = 'UTC', children }: PanelWordsProps) => (
  <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={messages}>
    {children}
  </NextIntlClientProvider>
)
