'use client'

import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { cx } from '../cx'
import { controlAttributes, Field, type FieldTexts } from '../Field'
import { LiveRegion } from '../LiveRegion'
import { type ComboboxOption, type LoadOptions, useCombobox } from './useCombobox'

export interface ComboboxLabels {
  noResults: string
  searching: string
  failed: string
  clear: string
  /** How many suggestions there are; `#` in a text is the number. */
  results: string | ((count: number) => string)
}

export interface ComboboxProps extends FieldTexts {
  /** Asked while the person types; a server action or a client function. */
  loadOptions: LoadOptions
  labels: ComboboxLabels
  /** Name of the hidden field with the chosen option's value. `name` itself sends the text. */
  valueName?: string
  defaultText?: string
  defaultValue?: string
  /** Letters before the first question; 0 offers a list at once. */
  minLength?: number
  placeholder?: string
  isRequired?: boolean
  onChoose?: (option: ComboboxOption | undefined) => void
}

const resultsText = (results: ComboboxLabels['results'], count: number) =>
  typeof results === 'function' ? results(count) : results.replace('#', String(count))

/** Type and choose. Without JavaScript it is a plain text field. */
export const Combobox = ({
  loadOptions,
  labels,
  valueName,
  defaultText = '',
  defaultValue = '',
  minLength = 1,
  placeholder,
  isRequired,
  onChoose,
  ...field
}: ComboboxProps) => {
  const { state, type, choose, close, onKeyDown } = useCombobox({
    defaultText,
    defaultValue,
    minLength,
    loadOptions,
    onChoose,
  })
  const { text, value, isOpen, status, options, active } = state
  const inputRef = useRef<HTMLInputElement>(null)
  const activeRef = useRef<HTMLLIElement>(null)

  useEffect(() => {
    activeRef.current?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const attributes = controlAttributes(field)
  const listId = `${attributes.id}-list`
  const optionId = (index: number) => `${attributes.id}-option-${index}`
  const hasList = isOpen && status === 'ready' && options.length > 0
  const word =
    status === 'searching'
      ? labels.searching
      : status === 'failed'
        ? labels.failed
        : options.length === 0
          ? labels.noResults
          : resultsText(labels.results, options.length)

  return (
    <Field {...field}>
      <div className="relative">
        <input
          ref={inputRef}
          type="text"
          role="combobox"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={hasList}
          aria-controls={listId}
          aria-activedescendant={hasList && active >= 0 ? optionId(active) : undefined}
          className="control pr-12!"
          value={text}
          placeholder={placeholder}
          required={isRequired}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={close}
          {...attributes}
        />
        {valueName !== undefined && <input type="hidden" name={valueName} value={value} />}
        {text !== '' && (
          <button
            type="button"
            tabIndex={-1}
            aria-label={labels.clear}
            // Before the blur of the input, which keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => {
              type('')
              inputRef.current?.focus()
            }}
            className="text-muted hover:text-ink rounded-small absolute top-0.5 right-0.5 grid size-11 place-items-center"
          >
            <X aria-hidden className="size-5" />
          </button>
        )}
        <LiveRegion message={isOpen ? word : ''} />
        {isOpen && !hasList && (
          <p
            aria-hidden
            className="bg-raised border-line rounded-control shadow-float text-muted absolute inset-x-0 top-full z-30 mt-1 border px-4 py-3"
          >
            {word}
          </p>
        )}
        <ul
          id={listId}
          role="listbox"
          aria-label={typeof field.label === 'string' ? field.label : undefined}
          hidden={!hasList}
          className="bg-raised border-line rounded-control shadow-float absolute inset-x-0 top-full z-30 mt-1 max-h-80 overflow-y-auto border p-1.5"
        >
          {options.map((option, index) => (
            <li
              key={option.value}
              ref={index === active ? activeRef : undefined}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(option)}
              className={cx(
                'rounded-small min-h-11 cursor-pointer px-3 py-2.5',
                index === active
                  ? 'bg-accent-soft outline-accent outline-2 -outline-offset-2'
                  : 'hover:bg-sunken',
              )}
            >
              <span className="block font-medium">{option.label}</span>
              {option.hint !== undefined && <span className="text-muted block">{option.hint}</span>}
            </li>
          ))}
        </ul>
      </div>
    </Field>
  )
}
