import { Fragment } from 'react'
import { blocksOf } from '../domain/blocks'

/** The text of a clause as it was written, in its own language. */
export const ClauseText = ({ text, language }: { text: string; language: string }) => (
  <div lang={language} className="space-y-3 break-words">
    {blocksOf(text).map((block, at) =>
      block.kind === 'list' ? (
        <ul key={at} className="list-disc space-y-1 pl-6">
          {block.items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      ) : (
        <p key={at}>
          {block.lines.map((line, index) => (
            <Fragment key={index}>
              {index > 0 && <br />}
              {line}
            </Fragment>
          ))}
        </p>
      ),
    )}
  </div>
)
