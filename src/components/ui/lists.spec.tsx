import { describe, expect, it } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import { initialsOf } from './Avatar'
import { DataList } from './DataList'
import { ListItem } from './List'
import { dataTheme, themeOf } from './theme'

describe('DataList', () => {
  const html = renderToStaticMarkup(
    <DataList
      caption="Packages"
      columns={[
        { key: 'what', header: 'Package', isTitle: true },
        { key: 'unit', header: 'Unit' },
      ]}
      rows={[{ id: '1', href: '/p/1', cells: { what: 'Box', unit: '4B' } }]}
    />,
  )

  it('stays a table for screen readers where it looks like cards', () => {
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'rowheader', 'cell']) {
      expect(html).toContain(`role="${role}"`)
    }
  })

  it('labels each value on its card', () => {
    expect(html).toContain('data-label="Unit"')
  })

  it('links the row by its title', () => {
    expect(html).toMatch(/<th[^>]*role="rowheader"[^>]*><a[^>]*href="\/p\/1"[^>]*>Box<\/a>/)
  })
})

describe('ListItem', () => {
  it('says in words what its dot says', () => {
    const html = renderToStaticMarkup(<ListItem title="Box" isUnread unreadLabel="new" />)
    expect(html).toContain('<span class="sr-only">new</span>')
  })
})

describe('initialsOf', () => {
  it.each([
    ['Ana María de Souza', 'AS'],
    ['jean', 'J'],
    ['  Les   Tilleuls ', 'LT'],
    ['Émile Zola (4B)', 'É4'],
    ['', ''],
    ['—', ''],
  ])('%s', (name, expected) => {
    expect(initialsOf(name)).toBe(expected)
  })
})

describe('the theme', () => {
  it('takes what it does not know for the device’s', () => {
    expect(themeOf('dark')).toBe('dark')
    expect(themeOf('purple')).toBe('system')
    expect(themeOf(undefined)).toBe('system')
  })

  it('sets nothing for the device’s', () => {
    expect(dataTheme('system')).toBeUndefined()
    expect(dataTheme('contrast')).toBe('contrast')
  })
})
