import {
  HeadingJSXConverter,
  LinebreakJSXConverter,
  ListJSXConverter,
  ParagraphJSXConverter,
  RichText,
  TextJSXConverter,
} from '@payloadcms/richtext-lexical/react'
import type { JSXConverters } from '@payloadcms/richtext-lexical/react'
import type { SerializedLinkNode } from '@payloadcms/richtext-lexical'
import { safeHref } from '../domain/safeHref'
import type { Body } from '../operations/bodies'

/** What an editor can write, and nothing else: a node of another kind is left out. */
const converters: JSXConverters<SerializedLinkNode> = {
  ...ParagraphJSXConverter,
  ...HeadingJSXConverter,
  ...ListJSXConverter,
  ...LinebreakJSXConverter,
  ...TextJSXConverter,
  link: ({ node, nodesToJSX }) => {
    const href = safeHref(node.fields.url)
    const children = nodesToJSX({ nodes: node.children })
    return href === null ? (
      <>{children}</>
    ) : (
      <a href={href} rel="noopener noreferrer" className="text-link underline">
        {children}
      </a>
    )
  },
}

const LOOK =
  'break-words [&_h2]:mt-6 [&_h2]:text-xl [&_h2]:font-semibold [&_h3]:mt-5 [&_h3]:text-lg ' +
  '[&_h3]:font-semibold [&_li]:my-1 [&_ol]:list-decimal [&_ol]:pl-6 [&_p]:my-3 [&_ul]:list-disc ' +
  '[&_ul]:pl-6'

/** A text as its editor wrote it, in its own language. */
export const RichBody = ({ body, language }: { body: Body; language: string }) => (
  <div lang={language} className={LOOK}>
    <RichText data={body} converters={converters} disableContainer />
  </div>
)
