import type { UIFieldServerComponent } from 'payload'
import { StoredBox } from '@/kernel/admin/StoredBox'
import { translatorFor } from '@/kernel/i18n/translate'
import { PicturesPanel } from './PicturesPanel'

/** The pictures of an article, and what each shows. */
export const Pictures: UIFieldServerComponent = ({ data, i18n, req }) => {
  const t = translatorFor({ locale: i18n.language, namespace: 'articles.panel.pictures' })
  return (
    <StoredBox
      data={data}
      language={i18n.language}
      req={req}
      words={['articles']}
      unstored={t('save')}
    >
      {(id, { slug }) => <PicturesPanel id={id} slug={slug} />}
    </StoredBox>
  )
}
