import { describe, expect, it } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { Checkbox } from './Checkbox'
import { controlAttributes } from './Field'
import { Segmented } from './Segmented'
import { Select } from './Select'
import { TextField } from './TextField'

describe('controlAttributes', () => {
  it('names only the texts that are shown', () => {
    expect(controlAttributes({ name: 'unit' })).toEqual({
      id: 'unit',
      name: 'unit',
      'aria-invalid': undefined,
      'aria-describedby': undefined,
    })
  })

  it('reads the error before the hint', () => {
    const attributes = controlAttributes({ name: 'unit', id: 'u', hint: 'h', error: 'e' })
    expect(attributes['aria-describedby']).toBe('u-error u-hint')
    expect(attributes['aria-invalid']).toBe(true)
  })

  it('takes an empty error for none', () => {
    expect(controlAttributes({ name: 'unit', error: '' })['aria-invalid']).toBeUndefined()
  })
})

describe('the fields', () => {
  it('tie label, control and error together', () => {
    const html = renderToStaticMarkup(<TextField name="unit" label="Unit" error="Fill this in." />)
    expect(html).toContain('<label for="unit"')
    expect(html).toMatch(
      /<input[^>]*id="unit"[^>]*aria-invalid="true"[^>]*aria-describedby="unit-error"/,
    )
    expect(html).toMatch(/id="unit-error"[^]*Fill this in\./)
  })

  it('say what is optional in words', () => {
    const html = renderToStaticMarkup(
      <TextField name="note" label="Note" optionalLabel="optional" />,
    )
    expect(html).toContain('(optional)')
  })

  it('offer the empty choice first', () => {
    const options = [{ value: 'n', label: 'North' }]
    const html = renderToStaticMarkup(
      <Select name="gate" label="Gate" placeholder="Choose…" options={options} />,
    )
    expect(html).toContain('<option value="">Choose…</option><option value="n">North</option>')
  })

  it('make radio buttons of segments', () => {
    const options = [
      { value: 'a', label: 'A' },
      { value: 'b', label: 'B' },
    ]
    const html = renderToStaticMarkup(
      <Segmented name="when" label="When" options={options} defaultValue="b" />,
    )
    expect(html).toMatch(/<fieldset[^>]*id="when"/)
    expect(html.match(/type="radio"/g)).toHaveLength(2)
    expect(html).toMatch(/id="when-b"[^>]*checked=""/)
    expect(html).not.toMatch(/id="when-a"[^>]*checked=""/)
  })

  it('describe a checkbox by its hint', () => {
    const html = renderToStaticMarkup(<Checkbox name="ok" label="Yes" hint="Really" />)
    expect(html).toContain('aria-describedby="ok-hint"')
  })
})
