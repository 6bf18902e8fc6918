import type { SerializedEditorState } from '@payloadcms/richtext-lexical/lexical'
import { convertLexicalToPlaintext } from '@payloadcms/richtext-lexical/plaintext'
import type { Version } from '../domain/versions'

export type Body = SerializedEditorState

/** As the row and its translations have it. */
interface Stored {
  language: string
  title: string
  summary: string | null
  body: Body
}

export interface StoredVersions extends Stored {
  translations: Stored[] | null
}

const versionOf = ({ language, title, summary, body }: Stored): Version<Body> => ({
  language,
  title,
  summary: summary ?? '',
  body,
})

export const versionsOf = ({ translations, ...original }: StoredVersions) => ({
  original: versionOf(original),
  translations: (translations ?? []).map((one) => versionOf(one)),
})

/** The text without its shape, for mails, bells and lists. */
export const plainText = (body: Body): string => convertLexicalToPlaintext({ data: body }).trim()

const MAX_BRIEF = 240

/** Some lines: the plain words where there are any, else how the text begins. */
export const briefOf = ({ summary, body }: Version<Body>): string => {
  const text = summary.trim() === '' ? plainText(body) : summary.trim()
  if (text.length <= MAX_BRIEF) return text
  return `${text.slice(0, MAX_BRIEF).replace(/\s+\S*$/, '')}…`
}
