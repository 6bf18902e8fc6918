'use client'

import { useTranslations } from 'next-intl'
import { acceptOf } from '../client/uploads'
import { useUploads } from '../client/useUploads'
import type { Uploads } from '../client/useUploads'
import { useInboxPlace } from './context'

/** Pictures and files that go with what the staff writes. */
export const useInboxUploads = () => {
  const t = useTranslations('conversations.inbox.files')
  const { slug, communityId, caps } = useInboxPlace()
  return useUploads({
    community: { id: communityId, slug },
    caps,
    say: (problem) =>
      problem.what === 'uploadFailed'
        ? t('failedWhy', { name: problem.name, why: problem.message || t('failed') })
        : t(problem.what, problem),
  })
}

/** What was chosen, how far each is, and the button for more; nothing where none may be sent. */
export const UploadsField = ({ uploads, problem, add, remove }: Uploads) => {
  const t = useTranslations('conversations.inbox.files')
  const { caps } = useInboxPlace()
  if (caps.images === 0) return null
  return (
    <div className="inbox-uploads">
      {uploads.length > 0 && (
        <ul>
          {uploads.map((upload) => (
            <li key={upload.key}>
              {upload.file?.thumbnailUrl != null && <img src={upload.file.thumbnailUrl} alt="" />}
              <span>
                {upload.name}
                {upload.file === null && (
                  <progress
                    value={upload.percent}
                    max={100}
                    aria-label={t('uploading', { name: upload.name })}
                  />
                )}
              </span>
              <button
                type="button"
                className="inbox-button"
                aria-label={t('remove', { name: upload.name })}
                onClick={() => remove(upload)}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className="inbox-button">
        {t(caps.allowsFiles ? 'addFiles' : 'add')}
        <input
          type="file"
          multiple
          accept={acceptOf(caps)}
          onChange={({ target }) => {
            add([...(target.files ?? [])])
            // The same file may be chosen again after it was removed.
            target.value = ''
          }}
        />
      </label>
      <p role="alert" className="inbox-bad">
        {problem}
      </p>
    </div>
  )
}
