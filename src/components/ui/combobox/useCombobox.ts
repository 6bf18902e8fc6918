'use client'

import { type KeyboardEvent, useEffect, useReducer, useRef } from 'react'
import { moveActive } from './moveActive'

export interface ComboboxOption {
  value: string
  label: string
  /** A second line that tells two alike apart. */
  hint?: string
}

export type LoadOptions = (query: string) => Promise<readonly ComboboxOption[]>

interface State {
  text: string
  /** The chosen option's value; empty while the text is only text. */
  value: string
  isOpen: boolean
  status: 'idle' | 'searching' | 'ready' | 'failed'
  options: readonly ComboboxOption[]
  active: number
}

type Change =
  | { type: 'typed'; text: string; willSearch: boolean }
  | { type: 'searching' }
  | { type: 'found'; options: readonly ComboboxOption[] }
  | { type: 'failed' }
  | { type: 'moved'; active: number }
  | { type: 'chosen'; option: ComboboxOption }
  | { type: 'closed' }

const change = (state: State, action: Change): State => {
  switch (action.type) {
    case 'typed':
      return action.willSearch
        ? { ...state, text: action.text, value: '', isOpen: true, status: 'searching', active: -1 }
        : { ...state, text: action.text, value: '', isOpen: false, options: [], active: -1 }
    case 'searching':
      return { ...state, isOpen: true, status: 'searching', active: -1 }
    case 'found':
      return { ...state, status: 'ready', options: action.options, active: -1 }
    case 'failed':
      return { ...state, status: 'failed', options: [], active: -1 }
    case 'moved':
      return { ...state, isOpen: true, active: action.active }
    case 'chosen':
      return {
        ...state,
        text: action.option.label,
        value: action.option.value,
        isOpen: false,
        active: -1,
      }
    case 'closed':
      return { ...state, isOpen: false, active: -1 }
  }
}

/** Long enough to skip the letters of a word, short enough to feel at once. */
const DEBOUNCE_MS = 180

interface UseComboboxOptions {
  defaultText: string
  defaultValue: string
  minLength: number
  loadOptions: LoadOptions
  onChoose?: (option: ComboboxOption | undefined) => void
}

export const useCombobox = ({
  defaultText,
  defaultValue,
  minLength,
  loadOptions,
  onChoose,
}: UseComboboxOptions) => {
  const [state, dispatch] = useReducer(change, {
    text: defaultText,
    value: defaultValue,
    isOpen: false,
    status: 'idle',
    options: [],
    active: -1,
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(0)
  const chosen = useRef<ComboboxOption>(undefined)

  useEffect(() => () => clearTimeout(timer.current), [])

  const search = (query: string, delay: number) => {
    clearTimeout(timer.current)
    latest.current += 1
    const mine = latest.current
    timer.current = setTimeout(() => {
      // An answer that was overtaken by a later question is dropped.
      const unlessLate = (action: Change) => {
        if (mine === latest.current) dispatch(action)
      }
      loadOptions(query).then(
        (options) => unlessLate({ type: 'found', options }),
        () => unlessLate({ type: 'failed' }),
      )
    }, delay)
  }

  const choose = (option: ComboboxOption) => {
    latest.current += 1
    chosen.current = option
    dispatch({ type: 'chosen', option })
    onChoose?.(option)
  }

  const type = (text: string) => {
    // What was typed too much is taken back: it is the choice again.
    if (chosen.current?.label === text) {
      choose(chosen.current)
      return
    }
    const willSearch = text.trim().length >= minLength
    if (state.value !== '') onChoose?.(undefined)
    dispatch({ type: 'typed', text, willSearch })
    if (willSearch) search(text.trim(), DEBOUNCE_MS)
    else latest.current += 1
  }

  const close = () => dispatch({ type: 'closed' })

  const openList = () => {
    if (state.text.trim().length < minLength) return
    dispatch({ type: 'searching' })
    search(state.text.trim(), 0)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault()
      if (!state.isOpen) openList()
      else dispatch({ type: 'moved', active: moveActive(key, state.active, state.options.length) })
    } else if (key === 'Enter') {
      const option = state.isOpen ? state.options[state.active] : undefined
      if (!option) return
      // Takes the option; the next Enter sends the form.
      event.preventDefault()
      choose(option)
    } else if (key === 'Escape' && (state.isOpen || state.text !== '')) {
      event.preventDefault()
      if (state.isOpen) close()
      else type('')
    } else if (key === 'Tab') close()
  }

  return { state, type, choose, close, onKeyDown }
}
