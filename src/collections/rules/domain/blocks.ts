export type Block = { kind: 'paragraph'; lines: string[] } | { kind: 'list'; items: string[] }

const ITEM = /^\s*[-–•]\s+/

const isItem = (line: string): boolean => ITEM.test(line)

const blockOf = (lines: readonly string[]): Block =>
  lines.every(isItem)
    ? { kind: 'list', items: lines.map((line) => line.replace(ITEM, '')) }
    : { kind: 'paragraph', lines: [...lines] }

/**
 * The shape of a clause's text: an empty line ends a paragraph, lines that begin with a dash are a list.
 * There is no other shape, so that what is compared, printed and hashed is the text itself.
 */
export const blocksOf = (text: string): Block[] => {
  const blocks: string[][] = []
  let last: string[] = []
  const end = () => {
    if (last.length > 0) blocks.push(last)
    last = []
  }
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') end()
    else {
      const [held] = last
      if (held !== undefined && isItem(held) !== isItem(line)) end()
      last.push(line.trimEnd())
    }
  }
  end()
  return blocks.map(blockOf)
}
