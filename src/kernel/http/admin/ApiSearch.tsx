'use client'

import { useState } from 'react'

interface ApiSearchProps {
  label: string
  none: string
}

/** Hides what does not have all the words; a group without anything left goes too. */
const filter = (typed: string): number => {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  let left = 0
  for (const group of document.querySelectorAll<HTMLElement>('[data-api-group]')) {
    let own = 0
    for (const entry of group.querySelectorAll<HTMLElement>('[data-api-words]')) {
      const said = entry.dataset['apiWords'] ?? ''
      entry.hidden = !words.every((word) => said.includes(word))
      if (!entry.hidden) own += 1
    }
    group.hidden = own === 0
    left += own
  }
  return left
}

export const ApiSearch = ({ label, none }: ApiSearchProps) => {
  const [left, setLeft] = useState<number>()
  return (
    <div className="api-reference__search" role="search">
      <label htmlFor="api-search">{label}</label>
      <input
        id="api-search"
        type="search"
        autoComplete="off"
        onChange={(event) => setLeft(filter(event.target.value))}
      />
      <p role="status">{left === 0 ? none : ''}</p>
    </div>
  )
}
