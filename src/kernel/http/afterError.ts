import type { AfterErrorHook } from 'payload'
import { localeOfRequest } from '../i18n/translate'
import { describeFailure } from './errorShape'

/**
 * Gives Payload's own REST errors the shape of ours. `errors` stays beside it, because the admin
 * panel reads its field errors there.
 */
export const oneErrorShape: AfterErrorHook = ({ error, req, result }) => {
  const { status, body } = describeFailure(error, req, localeOfRequest(req))
  const { message } = body.error
  const errors = status >= 500 || !result?.errors ? [{ message }] : result.errors
  return { status, response: { ...body, errors } }
}
