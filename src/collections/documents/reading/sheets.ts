import { SaxesParser } from 'saxes'

/** The texts that the cells of a workbook share, by their place. */
const sharedTexts = (xml: string): string[] => {
  const shared: string[] = []
  if (xml === '') return shared
  let isText = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name }) => {
    if (name === 'si') shared.push('')
    isText = name === 't'
  })
  parser.on('text', (text) => {
    if (isText) shared.push((shared.pop() ?? '') + text)
  })
  parser.on('closetag', () => {
    isText = false
  })
  parser.write(xml).close()
  return shared
}

/** What the cells of a sheet say, a line for each row. */
const cellsOf = (xml: string, shared: readonly string[]): string => {
  const said: string[] = []
  let kind = ''
  let value = ''
  let isValue = false
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'c') kind = typeof attributes['t'] === 'string' ? attributes['t'] : ''
    isValue = name === 'v' || name === 't'
    if (isValue) value = ''
  })
  parser.on('text', (text) => {
    if (isValue) value += text
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'row') said.push('\n')
    if (name === 'v' || name === 't') {
      said.push(kind === 's' ? (shared[Number(value)] ?? '') : value, ' ')
    }
    isValue = false
  })
  parser.write(xml).close()
  return said.join('')
}

/**
 * What each sheet of a workbook says.
 * @throws where a part is no XML.
 */
export const sheetsOf = (sharedXml: string, sheets: readonly string[]): string[] => {
  const shared = sharedTexts(sharedXml)
  return sheets.map((xml) => cellsOf(xml, shared))
}
