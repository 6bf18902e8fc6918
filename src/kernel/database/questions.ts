import type { PayloadRequest } from 'payload'
import { keepingPlan } from './keptPlans'
import { readerOf, sql } from './transaction'
import type { Rows, Sql } from './transaction'

/** A question to the database, and what its rows say. */
export interface Question<Answer> {
  query: Sql
  answerFrom: (rows: unknown) => Answer
}

const isAnswer = <Row>(value: { rows: unknown }): value is Rows<Row> => Array.isArray(value.rows)

/** It takes moments as text too: several questions are answered in JSON. */
type Read<Row, Answer> = (rows: Row[]) => Answer

export const question = <Row, Answer>(query: Sql, read: Read<Row, Answer>): Question<Answer> => ({
  query,
  answerFrom: (rows) => {
    const answer = { rows }
    if (!isAnswer<Row>(answer)) throw new TypeError('this question was not asked')
    return read(answer.rows)
  },
})

/** The same question, with another answer from the same rows. */
export const mapAnswer = <Answer, Other>(
  { query, answerFrom }: Question<Answer>,
  map: (answer: Answer) => Other,
): Question<Other> => ({ query, answerFrom: (rows) => map(answerFrom(rows)) })

/** Asks with the rights of the request. */
export const ask = async <Answer>(
  req: PayloadRequest,
  { query, answerFrom }: Question<Answer>,
): Promise<Answer> => {
  const reader = await readerOf(req)
  const { rows } = await reader.execute(query)
  return answerFrom(rows)
}

/** The same, and the plan is kept: see `keepingPlan`. */
export const askKept = <Answer>(
  req: PayloadRequest,
  { query, answerFrom }: Question<Answer>,
): Promise<Answer> => ask(req, { query: keepingPlan(query), answerFrom })

/**
 * Asks several questions with the rights of the request in one statement, whose plan is kept: a trip to
 * the database and the policies of its tables cost more than most answers. So each must be a question
 * whose plan does not depend on its values, as for `keepingPlan`. The result gives the answer to each.
 */
export const askTogether = async (
  req: PayloadRequest,
  questions: readonly Question<unknown>[],
): Promise<<Answer>(asked: Question<Answer>) => Answer> => {
  const answers = questions.map(
    ({ query }, at) => sql`(select coalesce(json_agg(answer_row), '[]') from (${query}) answer_row)
      as ${sql.raw(`answer_${String(at)}`)}`,
  )
  const reader = await readerOf(req)
  const { rows } = await reader.execute(keepingPlan(sql`select ${sql.join(answers, sql`, `)}`))
  return (asked) => asked.answerFrom(rows[0]?.[`answer_${String(questions.indexOf(asked))}`])
}
