import { messageFor } from '../../i18n/translate'
import type { ErrorCatalogue } from '../errorCatalogue'
import { VALUES } from './replies'
import type { OpenApi } from './shapes'

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`)

/** docs/api/errors.md: each sentence says what is wrong and then what to do. */
export const errorsPage = (errors: ErrorCatalogue): string => {
  const rows = Object.entries(errors)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, status]) =>
      [
        `\`${code}\``,
        String(status),
        messageFor('en', code, VALUES),
        messageFor('fr', code, VALUES),
      ]
        .map(cell)
        .join(' | '),
    )
  return `# Error codes

Written by \`npm run generate:api\`. Each sentence says what is wrong and what to do; a field that is
wrong is named in \`field\`, several in \`details.fields\`.

| code | status | English | French |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`
}

/** docs/api/README.md */
export const guidePage = ({ paths, tags }: OpenApi): string => {
  const lines = tags.map(({ name }) => {
    const own = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([, { tags: held }]) => held.includes(name))
        .map(([method, { summary }]) => `- \`${method.toUpperCase()} /api${path}\`: ${summary}`),
    )
    return `## ${name}\n\n${own.join('\n')}`
  })
  return `# The API

Written by \`npm run generate:api\`. [openapi.json](openapi.json) is the whole description (OpenAPI 3.1);
a running Courtyard serves its own at \`/api/openapi.json\`, and a page to read it at
\`/admin/api-reference\`, both for those who work in the panel. [errors.md](errors.md) lists the codes.

Sign in with \`POST /api/users/login\` and send its cookie along, with \`Origin\` set to Courtyard’s own
address. Every change takes an \`Idempotency-Key\`.

${lines.join('\n\n')}
`
}
