import type { AfterErrorHook } from 'payload'
import { localeOfRequest } from '../i18n/translate'
import { describeFailure } from './errorShape'
import { panelErrors } from './refusal'

/** Gives the shape to what fails before an endpoint is reached: a login that cannot be read, say. */
export const oneErrorShape: AfterErrorHook = ({ error, req }) => {
  const { status, body } = describeFailure(error, req, localeOfRequest(req))
  return { status, response: { ...body, ...panelErrors(body) } }
}
