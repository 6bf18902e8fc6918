import { Paperclip } from 'lucide-react'
import type { AttachmentView } from '../../operations/schemas'

/** Pixels, and what `max-h-60` is: the height that a picture has in a conversation at most. */
const MOST_HIGH = 240

/** The room that a picture takes, before it is there: what comes late would move what is read. */
const roomOf = (width: number, height: number) => {
  const scale = Math.min(1, MOST_HIGH / height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}

/** Pictures and files of a message; their links are the person's own and hold for some minutes. */
export const Attachments = ({ files }: { files: readonly AttachmentView[] }) =>
  files.length === 0 ? null : (
    <ul role="list" className="mt-1 flex flex-wrap gap-2">
      {files.map(({ id, kind, name, url, thumbnailUrl, width, height }) => (
        <li key={id}>
          <a href={url} target="_blank" rel="noreferrer" className="text-link inline-flex min-h-11">
            {kind === 'image' ? (
              <img
                src={thumbnailUrl ?? url}
                alt={name}
                loading="lazy"
                {...(width !== null && height !== null && roomOf(width, height))}
                className="rounded-control h-auto max-h-60 max-w-full object-contain"
              />
            ) : (
              <span className="inline-flex items-center gap-2 break-all">
                <Paperclip aria-hidden className="size-5 shrink-0" />
                {name}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
