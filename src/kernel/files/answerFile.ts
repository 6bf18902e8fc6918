export type TableFormat = 'csv' | 'xlsx' | 'pdf'

const MIME: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/** A file that a person asked for, to be kept by nobody on the way. `name` without its ending. */
export const answerFile = (bytes: Uint8Array, name: string, format: TableFormat): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'cache-control': 'private, no-store',
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'content-type': MIME[format],
      'x-content-type-options': 'nosniff',
    },
  })
