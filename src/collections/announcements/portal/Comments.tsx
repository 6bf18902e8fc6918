import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/Card'
import { REPORT_REASONS } from '@/kernel/moderation/reasons'
import type { PortalContext } from '@/kernel/portal/context'
import { PressForm } from '@/kernel/portal/components/PressForm'
import { piecesOf } from '../domain/mentions'
import type { CommentView } from '../operations/comments'
import { EDITOR_ROLES } from '../roles'
import { uncommentAction } from './actions'
import { CommentForm } from './components/CommentForm'
import { ReportForm } from './components/ReportForm'

interface CommentsProps {
  context: PortalContext
  announcement: string
  comments: readonly CommentView[]
  /** Whether more can be said. */
  isOpen: boolean
}

const SUMMARY =
  'text-accent rounded-control hover:bg-accent-soft inline-flex min-h-11 list-none items-center px-3 font-semibold'

/** What every form of a comment says. */
const formWords = (t: (key: string, values?: Record<string, string>) => string) => ({
  pending: t('announcements.comments.saving'),
  hint: t('announcements.comments.hint'),
  // A name is filled in by the browser, where it is chosen.
  mention: t('announcements.comments.mention', { name: '{name}' }),
})

interface CommentProps extends Omit<CommentsProps, 'comments'> {
  comment: CommentView
}

const Deeds = async ({ context, announcement, comment, isOpen }: CommentProps) => {
  const t = await getTranslations()
  const word = (key: string) => t(`announcements.comments.${key}`)
  const { slug } = context.community
  const isEditor = EDITOR_ROLES.some((role) => context.roles.includes(role))
  const author = comment.author ?? word('someone')
  return (
    <div className="-ml-3 flex flex-wrap items-start gap-x-1">
      {isOpen && (
        <details className="open:w-full">
          <summary className={SUMMARY}>{word('reply')}</summary>
          <div className="px-3 pb-3">
            <CommentForm
              community={slug}
              announcement={announcement}
              parent={comment.id}
              labels={{
                label: t('announcements.comments.replyLabel', { name: author }),
                submit: word('reply'),
                ...formWords(t),
              }}
            />
          </div>
        </details>
      )}
      {!comment.isOwn && (
        <details className="open:w-full">
          <summary className={SUMMARY}>{word('report')}</summary>
          <div className="px-3 pb-3">
            <ReportForm
              community={slug}
              comment={comment.id}
              reasons={REPORT_REASONS.map((value) => ({
                value,
                label: t(`moderation.reasons.${value}`),
              }))}
              labels={{
                reason: word('reportLabel'),
                note: word('reportNote'),
                optional: t('common.optional'),
                submit: word('reportSubmit'),
                pending: word('saving'),
                done: word('reported'),
              }}
            />
          </div>
        </details>
      )}
      {isOpen && comment.isOwn && comment.text !== null && (
        // Closed again once it says something else.
        <details key={comment.text} className="open:w-full">
          <summary className={SUMMARY}>{word('edit')}</summary>
          <div className="px-3 pb-3">
            <CommentForm
              community={slug}
              announcement={announcement}
              held={{ id: comment.id, text: comment.text }}
              labels={{
                label: word('editLabel'),
                submit: word('editSubmit'),
                ...formWords(t),
              }}
            />
          </div>
        </details>
      )}
      {(comment.isOwn || isEditor) && (
        <PressForm
          action={uncommentAction}
          variant="quiet"
          hidden={{ community: slug, id: comment.id }}
          labels={{ text: word('remove'), pending: word('saving') }}
        />
      )}
    </div>
  )
}

const Comment = async (props: CommentProps) => {
  const { context, comment } = props
  const t = await getTranslations('announcements.comments')
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{comment.author ?? t('someone')}</span>
        <time dateTime={comment.at} className="text-muted">
          {context.format.dateTime(comment.at)}
        </time>
        {comment.editedAt !== null && <span className="text-muted">{t('edited')}</span>}
      </p>
      {comment.text === null ? (
        <p className="text-muted">{t('gone')}</p>
      ) : (
        <>
          <p className="break-words whitespace-pre-line">
            {piecesOf(comment.text, comment.mentions).map(({ text, isMention }, index) =>
              isMention ? <strong key={index}>{text}</strong> : text,
            )}
          </p>
          <Deeds {...props} />
        </>
      )}
    </>
  )
}

/** What was said about an announcement, in threads. */
export const Comments = async (props: CommentsProps) => {
  const { context, announcement, comments, isOpen } = props
  const words = await getTranslations()
  const t = await getTranslations('announcements.comments')
  const count = comments.filter(({ text }) => text !== null).length
  return (
    <Card title={t('title', { count })}>
      <ul role="list" className="flex flex-col gap-5">
        {comments
          .filter(({ parent }) => parent === null)
          .map((comment) => (
            <li key={comment.id}>
              <Comment {...props} comment={comment} />
              <ul role="list" className="border-line ml-3 flex flex-col gap-4 border-l-2 pl-4">
                {comments
                  .filter(({ parent }) => parent === comment.id)
                  .map((answer) => (
                    <li key={answer.id}>
                      <Comment {...props} comment={answer} />
                    </li>
                  ))}
              </ul>
            </li>
          ))}
      </ul>
      {isOpen ? (
        <div className="mt-5">
          <CommentForm
            community={context.community.slug}
            announcement={announcement}
            labels={{ label: t('label'), submit: t('submit'), ...formWords(words) }}
          />
        </div>
      ) : (
        <p className="text-muted">{t('off')}</p>
      )}
    </Card>
  )
}
