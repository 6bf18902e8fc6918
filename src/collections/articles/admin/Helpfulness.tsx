import type { UIFieldServerComponent } from 'payload'
import { translatorFor } from '@/kernel/i18n/translate'
import { articleAnswers } from '../operations/answers'
import './articles.css'

const textIn = (data: Record<string, unknown> | undefined, name: string): string | undefined => {
  const value = data?.[name]
  return typeof value === 'string' ? value : undefined
}

/** Whom an article has helped. */
export const Helpfulness: UIFieldServerComponent = async ({ data, i18n, req }) => {
  const t = translatorFor({ locale: i18n.language, namespace: 'articles.panel' })
  const [id, community] = [textIn(data, 'id'), textIn(data, 'community')]
  if (id === undefined || community === undefined)
    return <p className="article-answers">{t('save')}</p>
  const { helped, didNot } = await articleAnswers({ req, community, id })
  return <p className="article-answers">{t('helped', { helped, didNot })}</p>
}
