import { describe, expect, it } from '@jest/globals'
import { assetsIn, fontsIn } from './assets'

describe('what a page needs', () => {
  it('is found in its tags and in what its scripts begin with, each once', () => {
    const html = `<link rel="stylesheet" href="/_next/static/chunks/a1.css"/>
      <script src="/_next/static/chunks/0_b-c.js" async></script>
      <script>self.__next_f.push([1,"I[1,[\\"/_next/static/chunks/0_b-c.js\\",\\"static/chunks/app/d~1.js\\"]"])</script>
      <img src="/icon.png"/><a href="/static/no.json">x</a>`
    expect(assetsIn(html)).toEqual([
      '/_next/static/chunks/a1.css',
      '/_next/static/chunks/0_b-c.js',
      '/_next/static/chunks/app/d~1.js',
    ])
  })

  it('has fonts that its styles name from where they lie', () => {
    const css = `@font-face{src:url(../media/inter.s.woff2) format("woff2")}
      @font-face{src:url("/_next/static/media/b.woff2")}.x{background:url(data:image/png;base64,AA)}`
    expect(fontsIn(css, '/_next/static/chunks/a1.css')).toEqual([
      '/_next/static/media/inter.s.woff2',
      '/_next/static/media/b.woff2',
    ])
  })
})
