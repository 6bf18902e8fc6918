'use client'

import { createContext, use, useState } from 'react'
import type { ReactNode } from 'react'

const SettledContext = createContext<(text: string) => void>(() => undefined)

/** Says what was decided: the report itself has gone from the list by then. */
export const useSettled = () => use(SettledContext)

export const SettledLine = ({ children }: { children: ReactNode }) => {
  const [text, setText] = useState('')
  return (
    <SettledContext value={setText}>
      <div role="status">
        {text !== '' && (
          <p className="reports-done" tabIndex={-1} ref={(line) => line?.focus()} key={text}>
            {text}
          </p>
        )}
      </div>
      {children}
    </SettledContext>
  )
}
