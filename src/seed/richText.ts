/** A text as the editor of the panel keeps it: a paragraph for each line. */
export const richText = (...lines: readonly string[]) => {
  const block = { format: '' as const, indent: 0, version: 1, direction: 'ltr' as const }
  return {
    root: {
      ...block,
      type: 'root',
      children: lines.map((text) => ({
        ...block,
        type: 'paragraph',
        textFormat: 0,
        textStyle: '',
        children: [
          { type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 },
        ],
      })),
    },
  }
}
