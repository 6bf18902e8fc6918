import noClockInDomain from './no-clock-in-domain.js'
import noGetPayloadInApp from './no-get-payload-in-app.js'
import noLiteralText from './no-literal-text.js'
import noNetworkInHooks from './no-network-in-hooks.js'
import noOverrideAccessTrue from './no-override-access-true.js'
import noProcessEnv from './no-process-env.js'
import noTypeAssertion from './no-type-assertion.js'
import payloadCallsPassReq from './payload-calls-pass-req.js'
import userNeedsOverrideAccessFalse from './user-needs-override-access-false.js'

/**
 * The project's own rules. A rule looks only at code; which folders it watches is written in
 * eslint.config.js, and tools/eslint/scopes.spec.ts tests that.
 */
export default {
  meta: { name: 'courtyard' },
  rules: {
    'no-clock-in-domain': noClockInDomain,
    'no-get-payload-in-app': noGetPayloadInApp,
    'no-literal-text': noLiteralText,
    'no-network-in-hooks': noNetworkInHooks,
    'no-override-access-true': noOverrideAccessTrue,
    'no-process-env': noProcessEnv,
    'no-type-assertion': noTypeAssertion,
    'payload-calls-pass-req': payloadCallsPassReq,
    'user-needs-override-access-false': userNeedsOverrideAccessFalse,
  },
}
