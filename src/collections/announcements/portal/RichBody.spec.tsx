import { describe, expect, it } from '@jest/globals'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Body } from '../operations/bodies'
import { RichBody } from './RichBody'

const block = { format: '' as const, indent: 0, version: 1, direction: 'ltr' as const }
const text = (words: string, format = 0) => ({
  type: 'text',
  text: words,
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  version: 1,
})
const bodyOf = (...children: object[]): Body => ({
  root: { ...block, type: 'root', children: children as Body['root']['children'] },
})
const html = (...children: object[]) =>
  renderToStaticMarkup(<RichBody body={bodyOf(...children)} language="fr" />)
const link = (url: string) => ({
  ...block,
  type: 'paragraph',
  children: [
    { ...block, type: 'link', fields: { url, linkType: 'custom' }, children: [text('go')] },
  ],
})

describe('a text of the editor', () => {
  it('is paragraphs, headings, lists and links, in its language', () => {
    const paragraph = { ...block, type: 'paragraph', children: [text('bold', 1)] }
    const heading = { ...block, type: 'heading', tag: 'h2', children: [text('Head')] }
    const shown = html(paragraph, heading, link('https://example.org'))
    expect(shown).toContain('lang="fr"')
    expect(shown).toContain('<strong>bold</strong>')
    expect(shown).toContain('<h2>Head</h2>')
    expect(shown).toContain('href="https://example.org"')
  })

  it('runs nothing: no markup, no script behind a link', () => {
    const paragraph = { ...block, type: 'paragraph', children: [text('<script>alert(1)</script>')] }
    const shown = html(paragraph, link('javascript:alert(1)'))
    expect(shown).not.toContain('<script>')
    expect(shown).not.toContain('href')
    expect(shown).toContain('go')
  })

  it('leaves out what the editor does not offer', () => {
    const upload = { ...block, type: 'upload', value: 'x', fields: null, children: [] }
    expect(html(upload)).not.toContain('img')
  })
})
