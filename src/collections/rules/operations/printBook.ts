import { createHash } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { systemClock } from '@/kernel/clock'
import { answerFile } from '@/kernel/files/answerFile'
import { createFormatters } from '@/kernel/i18n/formatters'
import { localeOfTag } from '@/kernel/i18n/locales'
import { translatorFor } from '@/kernel/i18n/translate'
import type { CommunityIdentity } from '@/kernel/identity'
import { canonicalText } from '../domain/canonical'
import { dayWords } from './dayWords'
import { readBook } from './readBook'
import type { BookPage } from './readBook'

/** SHA-256 of the clauses' words, in hexadecimal: the same for all who have the same words. */
const hashOfBook = ({ chapters }: Pick<BookPage, 'chapters'>): string =>
  createHash('sha256')
    .update(canonicalText(chapters.flatMap(({ clauses }) => clauses)), 'utf8')
    .digest('hex')

interface Asked {
  req: PayloadRequest
  community: CommunityIdentity
  book: string
  day: string
  locale: string
  language?: string | undefined
}

/**
 * A book as it is in force on a day, as a PDF.
 * @throws AppError 404.
 */
export const printBook = async (asked: Asked): Promise<Response> => {
  const { community, day } = asked
  const page = await readBook(asked)
  const locale = localeOfTag(page.language) ?? 'en'
  const t = translatorFor({ locale, namespace: 'rules' })
  const format = createFormatters({ locale, timeZone: community.timeZone })
  const date = dayWords(locale)
  // Few processes ever draw; the library would be in each.
  const { drawBook } = await import('./drawBook')
  const bytes = await drawBook({
    title: page.title,
    lines: [
      community.name,
      t('pdfFile.asOf', { day: date(day) }),
      t('pdfFile.made', { at: format.dateTime(systemClock.now()) }),
      t('pdfFile.hash', { hash: hashOfBook(page) }),
      t('pdfFile.hashText'),
    ],
    contents: t('pdfFile.contents'),
    chapters: page.chapters.map(({ number, title, clauses }) => ({
      heading: `${number} ${title}`,
      clauses: clauses.map((clause) => ({
        heading: `${clause.number} ${clause.title}`,
        note: t(clause.repeals ? 'repealedSince' : 'since', { day: date(clause.from) }),
        text: clause.text,
      })),
    })),
    unprintable: t('pdfFile.unprintable'),
    pageOf: (number, pages) => t('pdfFile.page', { page: number, pages }),
  })
  return answerFile(bytes, `rules-${community.slug}-${day}`, 'pdf')
}
