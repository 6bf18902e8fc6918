import type { PayloadRequest } from 'payload'
import { localeOfRequest, messageFor } from '../../i18n/translate'
import { describeFailure } from '../errorShape'
import { panelErrors } from '../refusal'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    const value: unknown = await response.json()
    return value
  } catch {
    return undefined
  }
}

/** A change of many rows lists those that failed; ours carry their code as the message. */
const worded = (errors: unknown, locale: string): unknown =>
  Array.isArray(errors)
    ? errors.map((one: unknown) =>
        isRecord(one) && typeof one['message'] === 'string'
          ? {
              ...('id' in one && { id: one['id'] }),
              message: /^[a-z-]+\.[a-z-]+$/.test(one['message'])
                ? messageFor(locale, one['message'])
                : one['message'],
            }
          : one,
      )
    : undefined

/** A failed answer that a route of Payload's wrote by itself, in the shape of all others. */
export const oneShape = async (response: Response, req: PayloadRequest): Promise<Response> => {
  if (response.status < 400) return response
  const said = await jsonOf(response)
  const rest = isRecord(said) ? said : {}
  const locale = localeOfRequest(req)
  const { status, body } = describeFailure({ status: response.status }, req, locale)
  const errors = worded(rest['errors'], locale)
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  headers.set('content-type', 'application/json')
  return Response.json(
    { ...body, ...panelErrors(body), ...('docs' in rest && { docs: rest['docs'], errors }) },
    { status, headers },
  )
}
