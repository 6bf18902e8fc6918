import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/Button'
import { TextField } from '@/components/ui/TextField'

interface PersonSearchProps {
  label: string
  /** What was looked for last. */
  words: string
  /** What else the address says. */
  children?: ReactNode
}

/** Looks for people by name: a form that asks for the same page again. */
export const PersonSearch = async ({ label, words, children }: PersonSearchProps) => {
  const common = await getTranslations('common')
  return (
    <form role="search" className="mb-5 flex items-end gap-3">
      {children}
      <TextField
        name="q"
        type="search"
        label={label}
        defaultValue={words}
        maxLength={80}
        className="min-w-0 grow"
      />
      <Button type="submit" className="mb-0.5">
        {common('search')}
      </Button>
    </form>
  )
}
