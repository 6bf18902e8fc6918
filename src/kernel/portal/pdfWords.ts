import { getTranslations } from 'next-intl/server'

/** What the viewer of a PDF says, in the reader's language; it fills in the pages itself. */
export const pdfWords = async () => {
  const t = await getTranslations('pdf')
  return {
    label: t('label'),
    loading: t('loading'),
    failed: t('failed'),
    locked: t('locked'),
    page: t('page', { page: '{page}', pages: '{pages}' }),
    previous: t('previous'),
    next: t('next'),
    larger: t('larger'),
    smaller: t('smaller'),
  }
}
