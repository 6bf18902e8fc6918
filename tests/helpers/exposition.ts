export interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

export interface Scrape {
  /** Family -> counter, gauge, histogram or summary. */
  types: Map<string, string>
  samples: Sample[]
  /** The sum over all samples of the name that have these labels; undefined where there is none. */
  value: (name: string, labels?: Record<string, string>) => number | undefined
}

// prom-client writes "Nan", and Prometheus reads it in any case.
const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (-?[\d.]+(?:e[+-]?\d+)?|[Nn]a[Nn]|[+-]?Inf)$/
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/y

const labelsOf = (text: string): Record<string, string> => {
  const labels: Record<string, string> = {}
  LABEL.lastIndex = 0
  while (LABEL.lastIndex < text.length) {
    const match = LABEL.exec(text)
    if (!match) throw new Error(`no labels: ${text}`)
    labels[match[1]!] = match[2]!
  }
  return labels
}

const numberOf = (text: string): number => Number(text.replace('Inf', 'Infinity'))

/**
 * Reads the text format that Prometheus scrapes, version 0.0.4.
 * @throws for a line that it does not allow, and a sample whose family has no type.
 */
export const parseExposition = (text: string): Scrape => {
  if (!text.endsWith('\n')) throw new Error('the last line has no end')
  const types = new Map<string, string>()
  const samples: Sample[] = []
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('# HELP ')) continue
    const type = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(line)
    if (type) {
      if (types.has(type[1]!)) throw new Error(`two types: ${line}`)
      types.set(type[1]!, type[2]!)
      continue
    }
    const match = SAMPLE.exec(line)
    if (!match) throw new Error(`not a sample: ${line}`)
    const name = match[1]!
    if (!types.has(name) && !types.has(name.replace(/_(?:bucket|sum|count)$/, ''))) {
      throw new Error(`a sample without a type: ${line}`)
    }
    samples.push({ name, labels: labelsOf(match[2] ?? ''), value: numberOf(match[3]!) })
  }
  const value: Scrape['value'] = (name, labels = {}) => {
    const found = samples.filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, wanted]) => sample.labels[label] === wanted),
    )
    return found.length > 0 ? found.reduce((sum, sample) => sum + sample.value, 0) : undefined
  }
  return { types, samples, value }
}

export const scrape = async (port: number, token?: string): Promise<Scrape> => {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/metrics`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  })
  if (!answer.ok) throw new Error(`the scrape got ${String(answer.status)}`)
  return parseExposition(await answer.text())
}
