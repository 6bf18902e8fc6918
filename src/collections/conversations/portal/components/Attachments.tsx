import { Paperclip } from 'lucide-react'
import type { AttachmentView } from '../../operations/schemas'

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
                {...(width !== null && height !== null && { width, height })}
                className="rounded-control h-auto max-h-60 w-auto max-w-full"
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
