import type { adminText } from '../../i18n/adminText'
import type { ApiEntry } from './entriesOf'

interface ApiOperationProps {
  entry: ApiEntry
  text: ReturnType<typeof adminText>
}

export const ApiOperation = ({ entry, text }: ApiOperationProps) => (
  <details
    id={entry.id}
    className="api-reference__operation"
    data-api-words={`${entry.method} ${entry.path} ${entry.summary}`.toLowerCase()}
  >
    <summary>
      <span
        className={`api-reference__method api-reference__method--${entry.method.toLowerCase()}`}
      >
        {entry.method}
      </span>{' '}
      <code>{entry.path}</code>
      <span className="api-reference__summary">{entry.summary}</span>
    </summary>
    <div className="api-reference__body">
      <p>{entry.isPublic ? text.apiPublic : text.apiSignedIn}</p>
      {entry.parameters.length > 0 && (
        <>
          <h3>{text.apiParameters}</h3>
          <dl>
            {entry.parameters.map((one) => (
              <div key={`${one.place} ${one.name}`}>
                <dt>
                  <code>{one.name}</code> <span>{one.place}</span> <span>{one.type}</span>
                </dt>
                {one.description !== '' && <dd>{one.description}</dd>}
              </div>
            ))}
          </dl>
        </>
      )}
      {entry.body !== undefined && (
        <>
          <h3>{text.apiBody}</h3>
          <pre>{entry.body}</pre>
        </>
      )}
      {entry.answer !== undefined && (
        <>
          <h3>{text.apiAnswer}</h3>
          <pre>{entry.answer}</pre>
        </>
      )}
      <h3>{text.apiExample}</h3>
      <pre>{entry.curl}</pre>
      <p>
        {text.apiStatuses} {entry.statuses.join(', ')}
      </p>
    </div>
  </details>
)
